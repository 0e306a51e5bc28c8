import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { APPLY, type MathNode, parseMath, spokenSymbol, TIMES } from "./math-notation.ts";
import "../styles/math.css";

/** A formula in the running text, in the notation of math-notation.ts: `<Formula>Z₁ = W₁ X + b₁</Formula>`. */
export function Formula({ children }: { children: string }) {
  return <math>{draw(parseMath(children))}</math>;
}

/** A symbol that names a button or a row: drawn, and for a screen reader in words, because a name is not made of MathML. */
export function MathSymbol({ children }: { children: string }) {
  return (
    <span class="math-symbol">
      <span aria-hidden="true">
        <Formula>{children}</Formula>
      </span>
      <span class="visually-hidden">{spokenSymbol(children)}</span>
    </span>
  );
}

/**
 * A formula in a line of its own. Where it is wider than the page it is scrolled, also by keyboard; it is a tab stop only there. `label`
 * is its name for a screen reader.
 */
export function Equation({ children, label = "Equation" }: { children: string; label?: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? watchWidth(frame.current) : undefined), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section with a name would be a landmark, and a page has dozens of equations.
    <div ref={frame} class="equation" role="group" aria-label={label}>
      <math display="block">{draw(parseMath(children))}</math>
    </div>
  );
}

let observer: ResizeObserver | undefined;

/** Keeps an element a tab stop while its content is wider than itself. Returns what ends this. */
function watchWidth(element: HTMLElement): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWider = target.scrollWidth > target.clientWidth;
      if (isWider) (target as HTMLElement).tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  observer.observe(element);
  return () => observer?.unobserve(element);
}

// MathML spells truth values out; as values of JavaScript they would become attributes without a value, or none.
const YES = "true" as unknown as boolean;
const NO = "false" as unknown as boolean;
// Unknown to Preact's types.
const PREFIX = { form: "prefix" };

function draw(node: MathNode): JSX.Element {
  switch (node.kind) {
    case "letter":
      // Without a variant a browser takes italic letters from a plane that few fonts have; the style sheet slants them.
      return (
        <mi mathvariant="normal" class={node.isName ? undefined : "letter"}>
          {node.text}
        </mi>
      );
    case "number":
      return <mn>{node.text}</mn>;
    case "text":
      return <mtext>{node.text}</mtext>;
    case "operator":
      return drawOperator(node);
    case "row":
      return <mrow>{node.parts.map(draw)}</mrow>;
    case "hat":
      return (
        <mover accent={YES}>
          {draw(node.base)}
          <mo stretchy={NO}>^</mo>
        </mover>
      );
    case "root":
      return <msqrt>{draw(node.base)}</msqrt>;
    case "fraction":
      return (
        <mfrac>
          {draw(node.over)}
          {draw(node.under)}
        </mfrac>
      );
    case "scripts":
      return drawScripts(node);
    case "matrix":
      return (
        <mtable class="matrix">
          {node.rows.map((row) => (
            <mtr>
              {row.map((cell) => (
                <mtd>{draw(cell)}</mtd>
              ))}
            </mtr>
          ))}
        </mtable>
      );
  }
}

function drawOperator({ text, isSign }: Extract<MathNode, { kind: "operator" }>): JSX.Element {
  if (text === APPLY) return <mo>{text}</mo>;
  if (text === TIMES)
    return (
      <mo lspace="0.12em" rspace="0.12em">
        {text}
      </mo>
    );
  if (text === "(" || text === ")") return <mo stretchy={NO}>{text}</mo>;
  return <mo {...(isSign ? PREFIX : {})}>{text}</mo>;
}

/** The limits of a sum stand above and below it, all other scripts beside their base. */
function drawScripts({ base, sub, sup }: Extract<MathNode, { kind: "scripts" }>): JSX.Element {
  const isSum = base.kind === "operator" && base.text === "∑";
  const [Sub, Sup, Both] = isSum ? (["munder", "mover", "munderover"] as const) : (["msub", "msup", "msubsup"] as const);
  const below = sub && draw(sub);
  const above = sup && draw(sup);
  if (below && above)
    return (
      <Both>
        {draw(base)}
        {below}
        {above}
      </Both>
    );
  return below ? (
    <Sub>
      {draw(base)}
      {below}
    </Sub>
  ) : (
    <Sup>
      {draw(base)}
      {above}
    </Sup>
  );
}
