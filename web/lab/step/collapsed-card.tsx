import { useSignal } from "@preact/signals";
import type { CardProps } from "./card-props.ts";
import { LineCard } from "./line-card.tsx";
import { type CollapsedLines, layerSizes } from "./walk.ts";
import { written } from "./written-number.ts";

/** The layers in the middle: how large their numbers are, and on demand every line. */
export function CollapsedCard({ stop, ...cards }: { stop: CollapsedLines } & CardProps) {
  // There are more than a hundred of them in a deep network.
  const isOpen = useSignal(false);
  const isBackward = stop.part === "backward";
  const sizes = layerSizes(cards.step, stop.part).map((size, l) => ({ size, layer: l + 1 }));
  const inOrder = isBackward ? [...sizes].reverse() : sizes;
  return (
    <article class="step-line" data-part={stop.part} data-line={stop.id}>
      <p>
        {stop.from === stop.to ? `Layer ${stop.from + 1} does` : `Layers ${stop.from + 1} to ${stop.to + 1} do`} the same again.{" "}
        {isBackward
          ? "What becomes of the slopes on their way down decides whether the first layers learn:"
          : "What becomes of the activations on their way up:"}
      </p>
      <ul class="step-sizes">
        {inOrder.map(({ size, layer }) => (
          <li key={layer}>
            layer {layer}: <b>{written(size, 2)}</b>
          </li>
        ))}
      </ul>
      <p class="soft">{isBackward ? "The largest dZ of each layer." : "The largest activation of each layer."}</p>
      <details
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
        }}
      >
        <summary>Every line of {stop.from === stop.to ? `layer ${stop.from + 1}` : `layers ${stop.from + 1} to ${stop.to + 1}`}</summary>
        {isOpen.value && stop.lines.map((line) => <LineCard key={line.id} line={line} {...cards} />)}
      </details>
    </article>
  );
}
