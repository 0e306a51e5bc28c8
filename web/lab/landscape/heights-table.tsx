import { useSignal } from "@preact/signals";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import type { MapGrid } from "./map-place.ts";
import { coordinate, lossText } from "./wording.ts";

/** The losses of the grid as a table, the highest row first as on the map; built when it is opened. */
export function HeightsTable({ grid: { xs, ys, heights } }: { grid: MapGrid }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="heights"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>Show the heights as a table</summary>
      {isOpen.value && (
        <ScrollRegion label="Training loss at the points of the grid" class="heights-table">
          <table>
            <thead>
              <tr>
                <td />
                {Array.from(xs, (x, column) => (
                  <th key={column} scope="col">
                    {coordinate(x)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from(ys, (_, i) => ys.length - 1 - i).map((row) => (
                <tr key={row}>
                  <th scope="row">{coordinate(ys[row])}</th>
                  {Array.from(xs, (_, column) => (
                    <td key={column}>{lossText(heights[row * xs.length + column] as number)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  );
}
