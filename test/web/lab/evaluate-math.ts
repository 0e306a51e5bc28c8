import { type MathNode, parseMath } from "../../../web/components/math-notation.ts";

/** What a formula of numbers comes to, and the sum of the sizes of its terms, to which its rounding is in proportion. */
export interface Evaluated {
  readonly value: number;
  readonly size: number;
}

/** Evaluates the side of a chain of equations between its `at`-th and the next sign: `a = b = c` has three sides. */
export function evaluateSide(formula: string, at: number): Evaluated {
  const side = formula.split(/ = | ← | → /).at(at);
  if (side === undefined) throw new RangeError(`${formula} has no side ${at}`);
  return evaluate(parseMath(side));
}

function evaluate(node: MathNode): Evaluated {
  switch (node.kind) {
    case "number":
      return exactly(Number(node.text.replace("−", "-")));
    case "letter":
      if (node.text === "e") return exactly(Math.E);
      throw new Error(`${node.text} has no value`);
    case "root":
      return exactly(Math.sqrt(evaluate(node.base).value));
    case "fraction":
      return exactly(evaluate(node.over).value / evaluate(node.under).value);
    case "scripts":
      return exactly(evaluate(node.base).value ** evaluate(node.sup as MathNode).value);
    case "row":
      return sum(node.parts);
    default:
      throw new Error(`${node.kind} has no value`);
  }
}

function sum(parts: readonly MathNode[]): Evaluated {
  const terms: { sign: number; factors: MathNode[] }[] = [{ sign: 1, factors: [] }];
  for (const part of parts) {
    const last = terms.at(-1) as (typeof terms)[number];
    if (part.kind === "operator" && "+−".includes(part.text) && last.factors.length > 0)
      terms.push({ sign: part.text === "−" ? -1 : 1, factors: [] });
    else if (part.kind === "operator" && part.text === "−") last.sign = -last.sign;
    else if (part.kind !== "operator" || part.text === ",") last.factors.push(part);
  }
  const values = terms.map(({ sign, factors }) => sign * product(factors));
  return { value: values.reduce((a, b) => a + b, 0), size: values.reduce((a, b) => a + Math.abs(b), 0) };
}

const functions: Record<string, (...values: number[]) => number> = { max: Math.max, min: Math.min, tanh: Math.tanh, log: Math.log };

function product(factors: readonly MathNode[]): number {
  let value = 1;
  for (let i = 0; i < factors.length; i++) {
    const factor = factors[i] as MathNode;
    const apply = factor.kind === "letter" ? functions[factor.text] : undefined;
    value *= apply ? apply(...listOf(factors[++i] as MathNode)) : evaluate(factor).value;
  }
  return value;
}

/** The arguments of a function: those between commas inside its parentheses. */
function listOf(node: MathNode): number[] {
  const inner = node.kind === "row" && node.parts[0]?.kind === "operator" ? (node.parts[1] as MathNode) : node;
  if (inner.kind !== "row") return [evaluate(inner).value];
  const groups: MathNode[][] = [[]];
  for (const part of inner.parts)
    if (part.kind === "operator" && part.text === ",") groups.push([]);
    else groups.at(-1)?.push(part);
  return groups.map((parts) => sum(parts).value);
}

function exactly(value: number): Evaluated {
  return { value, size: Math.abs(value) };
}
