import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { activationText } from "../activation-names.ts";
import type { Choice, LabState } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { onLook } from "../paced.ts";
import { isSameChoice } from "./choosing.ts";
import { type PartReading, readPart } from "./part-reading.ts";
import type { Pointing } from "./pointing.ts";
import { scoreText } from "./rows.ts";
import { Sparkline } from "./sparkline.tsx";
import { choiceName, inputName } from "./sums.ts";
import { useTrace } from "./use-trace.ts";

const PACE = { every: 125, offset: 15 };

/** The numbers of the part that is pointed at or pinned: value, gradient, history, and the sum of its unit. */
export function PartPanel({ lab, pointing }: { lab: LabState; pointing: Pointing }) {
  const reading = useReading(lab, pointing);
  useTrace(lab, pointing.shown);
  const part = reading.value;
  if (!part) return <section class="part" aria-label="Numbers of the chosen part" />;
  return (
    <section class="part" aria-labelledby="part-title">
      <header class="part-head">
        <h3 id="part-title">{choiceName(part.run, part.choice)}</h3>
        <PinButton lab={lab} pointing={pointing} choice={part.choice} />
      </header>
      {part.kind === "input" ? (
        <p>
          Case {part.row + 1} has {scoreText(part.score)} here. Scaled for the network: <b>{numberText(part.input)}</b>.
        </p>
      ) : (
        <>
          <Parameter lab={lab} part={part} />
          <Sum part={part} pointing={pointing} />
        </>
      )}
    </section>
  );
}

type WithSum = Exclude<PartReading, { kind: "input" }>;

function PinButton({ lab, pointing, choice }: { lab: LabState; pointing: Pointing; choice: Choice }) {
  const isPinned = isSameChoice(choice, lab.choice.value);
  return (
    <button type="button" class="button quiet small" aria-pressed={isPinned} onClick={() => pointing.pin(choice)}>
      {isPinned ? "Unpin" : "Pin"}
    </button>
  );
}

function Parameter({ lab, part: { kind, parameter, gradient, sum, choice } }: { lab: LabState; part: WithSum }) {
  const trace = lab.trace.value;
  const value = kind === "unit" ? sum.bias : (sum.terms[choice.input]?.weight as number);
  const label = kind === "unit" ? "Bias b" : "Weight w";
  return (
    <div class="part-parameter">
      <dl class="part-facts">
        <div>
          <dt>{label}</dt>
          <dd>{numberText(value)}</dd>
        </div>
        <div>
          <dt>Gradient, last step</dt>
          <dd>{numberText(gradient)}</dd>
        </div>
      </dl>
      {trace?.parameter === parameter && <Sparkline label={label} epochs={trace.epochs} values={trace.values} />}
    </div>
  );
}

function Sum({ part, pointing }: { part: WithSum; pointing: Pointing }) {
  const { run, choice, sum } = part;
  const { layer, unit } = choice;
  const chosen = choice.kind === "weight" ? choice.input : undefined;
  const { activation } = run.network.layers[layer] as WithSum["run"]["network"]["layers"][number];
  const products = sum.terms.reduce((total, { product }) => total + product, 0);
  return (
    <>
      <p class="part-equation">
        Σ w·a + b = {numberText(products)} {sum.bias < 0 ? "−" : "+"} {numberText(Math.abs(sum.bias))} = z = <b>{numberText(sum.z)}</b>
        <br />
        {activationText(activation)}(z) = a = <b>{numberText(sum.activation)}</b>
      </p>
      <ScrollRegion label={`The sum of case ${part.row + 1}`} class="part-terms">
        <table>
          <thead>
            <tr>
              <th scope="col">{layer === 0 ? "Input" : `Unit of layer ${layer}`}</th>
              <th scope="col" class="number">
                w
              </th>
              <th scope="col" class="number">
                a
              </th>
              <th scope="col" class="number">
                w·a
              </th>
            </tr>
          </thead>
          <tbody>
            {sum.terms.map(({ input, weight, activation: a, product }) => (
              <tr key={input} aria-current={input === chosen ? "true" : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={inputName(run, layer, input)}
                    onClick={() => pointing.pin({ kind: "weight", layer, unit, input })}
                  >
                    {layer === 0 ? inputName(run, layer, input) : input + 1}
                  </button>
                </th>
                <td class="number">{numberText(weight)}</td>
                <td class="number">{numberText(a)}</td>
                <td class="number">{numberText(product)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

/** The numbers of the shown part: with every change of it, and eight times a second while the training runs. */
function useReading(lab: LabState, { shown }: Pointing) {
  const reading = useSignal<PartReading | undefined>(undefined);
  useEffect(() => {
    const read = () => {
      const [run, look, choice] = [lab.run.peek(), lab.look.peek(), shown.peek()];
      reading.value = run && look && choice && readPart(run, look, choice);
    };
    const stops = [
      onLook(lab, PACE, read),
      effect(() => {
        if (shown.value) read();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [lab, shown, reading]);
  return reading;
}
