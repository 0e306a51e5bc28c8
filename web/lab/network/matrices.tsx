import { effect, useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { schemeChanges, tokenColours, useSchemeChanges } from "../../components/token-colours.ts";
import { countOf } from "../../format.ts";
import { activationText } from "../activation-names.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { onLook, type Pace } from "../paced.ts";
import type { Point } from "./diagram-layout.ts";
import { detailPainter } from "./matrix-detail.ts";
import { layerOf } from "./matrix-drawing.ts";
import { layerAt, layoutDetail, layoutOverview, partInDetail } from "./matrix-layout.ts";
import { overviewPainter } from "./matrix-overview.ts";
import type { Pointing } from "./pointing.ts";

const tokens = { positive: "--malignant", negative: "--benign", ink: "--ink", soft: "--line-strong", line: "--line" } as const;

/** The small matrices are many, and nobody follows each. */
const SMALL_PACE = { every: 150 };
const LARGE_PACE = { every: 75, offset: 40 };

/** A network with many weights: all layers as small matrices, and the chosen one large. */
export function Matrices({ lab, run, width, pointing }: { lab: LabState; run: Run; width: number; pointing: Pointing }) {
  const small = useRef<HTMLCanvasElement>(null);
  const large = useRef<HTMLCanvasElement>(null);
  const { network } = run;
  const layer = useComputed(() => layerOf(pointing.marked.value)).value;
  const overview = useMemo(() => layoutOverview(network, width), [network, width]);
  const detail = useMemo(() => layoutDetail(network, layer, width), [network, layer, width]);
  // What is beneath stays where it is when another layer is shown, as when the focus leaves: a click there would miss.
  const highest = useMemo(() => Math.max(...network.layers.map((_, l) => layoutDetail(network, l, width).height)), [network, width]);
  useSchemeChanges();
  usePainting(
    lab,
    run,
    small,
    SMALL_PACE,
    (canvas) => {
      const painter = overviewPainter(canvas, overview, run, tokenColours(canvas, tokens));
      painter.choose(layer);
      return (look) => painter.draw(look, lab.phase.peek() === "running" ? undefined : Infinity);
    },
    [overview, layer],
  );
  usePainting(
    lab,
    run,
    large,
    LARGE_PACE,
    (canvas) => {
      const paint = detailPainter(canvas, detail, run, tokenColours(canvas, tokens));
      return (look) => paint(look, pointing.marked.value);
    },
    [detail, pointing],
  );
  const { units, inputs, activation } = network.layers[layer] as Run["network"]["layers"][number];
  return (
    <div class="matrices">
      <canvas
        ref={small}
        class="matrix-overview"
        onClick={(event) => {
          const chosen = layerAt(overview, positionIn(event));
          if (chosen !== undefined) pointing.pin({ kind: "unit", layer: chosen, unit: 0 });
        }}
      />
      <p class="matrix-title">
        {layer === network.layers.length - 1 ? "Output" : `Layer ${layer + 1}`}: {units} {activationText(activation)} of{" "}
        {countOf(inputs, "input")}
      </p>
      <div style={{ minHeight: `${highest}px` }}>
        <canvas
          ref={large}
          onPointerMove={(event) => {
            if (event.pointerType !== "mouse") return;
            const part = partInDetail(detail, positionIn(event));
            // Pointing at a unit of the layer before would replace the matrix under the pointer.
            pointing.point(part && layerOf(part) === layer ? part : undefined);
          }}
          onPointerLeave={() => pointing.point(undefined)}
          onClick={(event) => pointing.pin(partInDetail(detail, positionIn(event)))}
        />
      </div>
    </div>
  );
}

function positionIn(event: MouseEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Draws looks into a canvas at a pace, and at once what else the drawing reads. */
function usePainting(
  lab: LabState,
  run: Run,
  canvas: { readonly current: HTMLCanvasElement | null },
  pace: Pace,
  prepare: (canvas: HTMLCanvasElement) => (look: Look) => void,
  inputs: readonly unknown[],
): void {
  useEffect(() => {
    if (!canvas.current) return undefined;
    const element = canvas.current;
    return effect(() => {
      schemeChanges.value;
      const draw = prepare(element);
      const stops = [
        onLook(lab, pace, (current, look) => current === run && draw(look)),
        effect(() => {
          const look = lab.look.peek();
          if (look && lab.run.peek() === run) draw(look);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    });
  }, [lab, run, canvas, pace, ...inputs]);
}
