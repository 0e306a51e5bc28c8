import { bandColour } from "../colours.ts";
import type { Palette, Rgb } from "./renderer.ts";

/** The colours of the page's tokens as they are at this element: its colour scheme and forced colours decide. */
export function paletteAt(element: HTMLElement, bandCount: number): Palette {
  const probe = document.createElement("span");
  // With forced colours, too, the tokens decide: they then name the colours of the system.
  probe.style.setProperty("forced-color-adjust", "none");
  element.append(probe);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour: string): Rgb => {
    probe.style.color = colour;
    if (!context) return [0.5, 0.5, 0.5];
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255];
  };
  const palette = {
    bands: Array.from({ length: bandCount }, (_, band) => read(bandColour(band, bandCount))),
    ink: read("var(--loss-ink)"),
    paper: read("var(--loss-paper)"),
    frame: read("var(--line-strong)"),
    shade: matchMedia("(forced-colors: active)").matches ? 0 : 1,
  };
  probe.remove();
  return palette;
}
