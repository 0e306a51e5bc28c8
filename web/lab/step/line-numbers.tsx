import { useId } from "preact/hooks";
import { MathSymbol } from "../../components/math.tsx";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import type { Choice } from "../lab-state.ts";
import { agreementSentence, kinkSentence } from "./agreement.ts";
import { type Measurement, measureSlope } from "./finite-differences.ts";
import { type LineValue, valuesOf } from "./line-values.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { Pick } from "./pick.ts";
import type { StepLine } from "./step-line.ts";
import { choiceAt, shownIndices } from "./walk.ts";
import { written } from "./written-number.ts";

interface LineNumbersProps {
  readonly line: StepLine;
  readonly step: OpenedStep;
  readonly pick: Pick;
  readonly inputNames: readonly string[];
  readonly onChoose: (choice: Choice) => void;
}

/** The numbers of a line, slopes beside their measurements; a press on one picks its unit or its weight. */
export function LineNumbers(props: LineNumbersProps) {
  const { line, step, pick } = props;
  const values = valuesOf(step, line, pick);
  if (values.length === 0) return null;
  const picked = line.kind === "X" || line.kind === "dW" ? pick.input : line.layer === undefined ? -1 : pick.unit;
  const shown = shownIndices(values.length, picked).map((i) => values[i] as LineValue);
  const measured = shown.map(({ place }) => place && measureSlope(step, place));
  const measurements = measured.filter((measurement) => measurement !== undefined);
  const kink = kinkSentence(step, measurements);
  return (
    <>
      {measurements.length > 0 && (
        <p class="step-agreement">{agreementSentence(measurements, line.kind === "dW" ? `of unit ${pick.unit + 1}` : "pairs")}</p>
      )}
      {kink && <p class="step-kink">{kink}</p>}
      {values.length > shown.length && <Picker {...props} count={values.length} picked={picked} />}
      {shown.some(({ place, before }) => place || before !== undefined) ? (
        <Table {...props} shown={shown} measured={measured} picked={picked} />
      ) : (
        values.length > 1 && <Values {...props} shown={shown} picked={picked} />
      )}
    </>
  );
}

/** Where only some of many numbers are shown: picks any other. */
function Picker({ line, pick, onChoose, count, picked }: LineNumbersProps & { count: number; picked: number }) {
  const id = useId();
  return (
    <p class="step-picker">
      <label for={id}>{line.kind === "dW" || line.kind === "X" ? "Input" : "Unit"}</label>{" "}
      <input
        id={id}
        type="number"
        min="1"
        max={count}
        value={picked + 1}
        onChange={({ currentTarget }) => {
          const choice = choiceAt(line, pick.unit, Math.max(1, Math.min(count, Math.round(currentTarget.valueAsNumber) || 1)) - 1);
          if (choice) onChoose(choice);
        }}
      />{" "}
      <span class="soft">of {count}; the first few are listed too</span>
    </p>
  );
}

/** Numbers that stand alone, side by side. */
function Values({ line, pick, inputNames, onChoose, shown, picked }: LineNumbersProps & { shown: readonly LineValue[]; picked: number }) {
  return (
    <ul class="step-values">
      {shown.map(({ name, value, index }) => {
        const choice = choiceAt(line, pick.unit, index);
        return (
          <li key={index}>
            <button type="button" class="step-pick" aria-pressed={index === picked} onClick={() => choice && onChoose(choice)}>
              <MathSymbol>{name}</MathSymbol> {line.kind === "X" && <span class="soft">{inputNames[index]}</span>} <b>{written(value)}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface TableProps extends LineNumbersProps {
  readonly shown: readonly LineValue[];
  readonly measured: readonly (Measurement | undefined)[];
  readonly picked: number;
}

function Table({ line, pick, inputNames, onChoose, shown, measured, picked }: TableProps) {
  const isSlope = measured.some((measurement) => measurement !== undefined);
  const names = (line.kind === "dW" && line.layer === 0) || !isSlope ? inputNames : [];
  const columns = isSlope ? ["computed", "measured", "apart"] : ["before", "after"];
  return (
    <ScrollRegion class="step-numbers" label={`Numbers of ${line.id}`}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((value, i) => {
            const choice = choiceAt(line, pick.unit, value.index);
            return (
              <tr key={value.index} data-picked={value.index === picked}>
                <th scope="row">
                  {choice ? (
                    <button type="button" class="step-pick" aria-pressed={value.index === picked} onClick={() => onChoose(choice)}>
                      <MathSymbol>{value.name}</MathSymbol>
                    </button>
                  ) : (
                    <MathSymbol>{value.name}</MathSymbol>
                  )}
                  {names[value.index] && <span class="step-input soft">{names[value.index]}</span>}
                </th>
                {cells(value, measured[i]).map((cell, c) => (
                  <td key={columns[c]} class="number">
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cells({ value, before }: LineValue, measurement: Measurement | undefined): string[] {
  if (!measurement) return [written(before as number), written(value)];
  const { backpropagated, measured, kink } = measurement;
  return [written(value), written(measured), kink ? "kink" : written(Math.abs(backpropagated - measured), 2)];
}
