import text from "../../data/wisconsin.csv?raw";
import { wisconsinData } from "../lab/experiment/data-sets.ts";

/** The complete rows of the Wisconsin data, as part of the script, so that the build draws what the page draws. */
export const { rows: wisconsinRows, labels: wisconsinLabels } = wisconsinData(text);
