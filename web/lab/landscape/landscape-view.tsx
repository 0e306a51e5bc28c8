import { whenNear } from "./when-near.tsx";
import "../../styles/lab-landscape.css";

/** The loss around the path of the run. */
export const LandscapeView = whenNear("The landscape", () =>
  import("./landscape-section.tsx").then(({ LandscapeSection }) => LandscapeSection),
);
