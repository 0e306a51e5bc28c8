import type { Signal } from "@preact/signals";
import type { LandscapeFrame } from "../../training/protocol.ts";
import type { LandscapeState } from "../landscape-state.ts";
import type { MapGrid } from "../map-place.ts";

export interface SurfaceProps {
  readonly state: LandscapeState;
  readonly grid: MapGrid;
  readonly levels: readonly number[];
  readonly path: LandscapeFrame["path"];
  /** Says why the surface is not shown. */
  readonly note: Signal<string>;
  readonly axes: readonly [string, string];
  /** The id of the words that describe the landscape. */
  readonly describedBy: string;
}
