import { Equation } from "../../components/math.tsx";
import { spokenSymbol } from "../../components/math-notation.ts";
import type { CardProps } from "./card-props.ts";
import { LineNumbers } from "./line-numbers.tsx";
import { pickIn } from "./pick.ts";
import type { StepLine } from "./step-line.ts";
import { workedLine } from "./worked-line.ts";

/** One line: the equation, what it means, the same with the numbers of the row, and all of its numbers. */
export function LineCard({ line, step, inputNames, choice, onChoose }: { line: StepLine } & CardProps) {
  const pick = pickIn(step, line.layer ?? 0, choice);
  return (
    <article class="step-line" data-part={line.part} data-line={line.id}>
      <div class="step-equation">
        <Equation label={`Equation of ${spokenSymbol(line.symbol)}`}>{line.equation}</Equation>
        {line.shapes && <span class="step-shapes soft">{line.shapes}</span>}
      </div>
      <p>{line.says}</p>
      <Equation label="The same with numbers">{workedLine(step, line, pick)}</Equation>
      <LineNumbers line={line} step={step} pick={pick} inputNames={inputNames} onChoose={onChoose} />
    </article>
  );
}
