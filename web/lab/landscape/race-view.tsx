import { whenNear } from "./when-near.tsx";
import "../../styles/lab-landscape.css";
import "../../styles/lab-race.css";

/** Five ways down from one start. */
export const RaceView = whenNear("The race", () => import("./race-section.tsx").then(({ RaceSection }) => RaceSection));
