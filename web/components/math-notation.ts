/** A part of a formula, as math.tsx draws it. */
export type MathNode =
  /** `isName`: a word such as log, set upright. */
  | { readonly kind: "letter"; readonly text: string; readonly isName: boolean }
  | { readonly kind: "number" | "text"; readonly text: string }
  /** `isSign`: the minus of −y, which stands closer than that of x − y. */
  | { readonly kind: "operator"; readonly text: string; readonly isSign?: boolean }
  | { readonly kind: "row"; readonly parts: readonly MathNode[] }
  | { readonly kind: "hat"; readonly base: MathNode }
  | { readonly kind: "root"; readonly base: MathNode }
  | { readonly kind: "scripts"; readonly base: MathNode; readonly sub?: MathNode | undefined; readonly sup?: MathNode | undefined }
  | { readonly kind: "fraction"; readonly over: MathNode; readonly under: MathNode }
  | { readonly kind: "matrix"; readonly rows: readonly (readonly MathNode[])[] };

/** Between factors and between a function and its argument: heard, not seen. */
export const TIMES = "\u2062";
export const APPLY = "\u2061";

/**
 * Reads a formula that is written as plain text, as in `Z₁ = W₁ X + b₁`. Indices are ₁ or `_{ij}`, powers ² or `^{n}`, a transpose is
 * ᵀ, a hat Ŷ; `a/b` is a fraction and `{…}` groups; `√x` is a root, `Σ_{i}^{m}` a sum, `[1, 2; 3, 4]` a matrix, `"…"` text. Letters are
 * italic, words upright; `g(z)` applies g, `a (1 − a)` multiplies. Throws SyntaxError, with the place, for anything else.
 */
export function parseMath(text: string): MathNode {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): Token | undefined => tokens[at];
  const fail = (): never => {
    throw new SyntaxError(`formula ${JSON.stringify(text)}: unexpected ${next() ? `"${next()?.text}" at ${next()?.at}` : "end"}`);
  };
  const take = (expected: string): void => {
    if (next()?.text !== expected) fail();
    at++;
  };

  function row(...ends: readonly string[]): MathNode {
    const parts: MathNode[] = [];
    let isOperand = false;
    for (let token = next(); token && !ends.includes(token.text); token = next()) {
      const isOperator = token.kind === "operator" && !isOpening(token.text);
      if (isOperand && !isOperator && token.kind !== "text")
        parts.push({ kind: "operator", text: token.text === "(" && !token.isApart ? APPLY : TIMES });
      const part = fraction();
      parts.push(part.kind === "operator" && !isOperand && "+−".includes(part.text) ? { ...part, isSign: true } : part);
      isOperand = !isOperator && token.kind !== "text";
    }
    if (parts.length === 0) fail();
    return parts.length === 1 ? (parts[0] as MathNode) : { kind: "row", parts };
  }

  function fraction(): MathNode {
    const over = scripted();
    if (next()?.text !== "/") return over;
    at++;
    return { kind: "fraction", over, under: scripted() };
  }

  function scripted(): MathNode {
    const base = primary();
    let sub: MathNode | undefined;
    let sup: MathNode | undefined;
    for (let token = next(); token?.kind === "script"; token = next()) {
      at++;
      const script = token.script ?? primary();
      if (token.text === "_") sub = script;
      else sup = script;
    }
    return sub || sup ? { kind: "scripts", base, sub, sup } : base;
  }

  function primary(): MathNode {
    const token = next() ?? fail();
    if (token.kind === "script" || token.text === "/") fail();
    at++;
    if (token.text === "{") return closed("}");
    if (token.text === "(") {
      const inner = closed(")");
      return { kind: "row", parts: [{ kind: "operator", text: "(" }, inner, { kind: "operator", text: ")" }] };
    }
    if (token.text === "[") return matrix();
    if (token.text === "√") return { kind: "root", base: primary() };
    if (token.text === "∂") return { kind: "row", parts: [{ kind: "letter", text: "∂", isName: true }, scripted()] };
    if (token.kind === "word") return word(token.text);
    if (token.kind === "operator" && "}])".includes(token.text)) {
      at--;
      fail();
    }
    return { kind: token.kind as "number", text: token.text };
  }

  function closed(end: string): MathNode {
    const inner = row(end);
    take(end);
    return inner;
  }

  function matrix(): MathNode {
    const rows: MathNode[][] = [[]];
    for (;;) {
      (rows.at(-1) as MathNode[]).push(row(",", ";", "]"));
      const end = next()?.text;
      if (end === "," || end === ";") at++;
      if (end === ";") rows.push([]);
      if (end !== "," && end !== ";") break;
    }
    take("]");
    return { kind: "matrix", rows };
  }

  const whole = row();
  if (next()) fail();
  return whole;
}

/** A symbol of this notation as it is read out: `dW₂` is "dW 2", `w_{1,3}` "w 1,3", `Ŷ` "Y hat". For names of buttons. */
export function spokenSymbol(text: string): string {
  return text
    .replace(/[₀-₉]+/g, (digits) => ` ${digits.replace(/./g, (digit) => String(small.indexOf(digit)))}`)
    .replace(/_\{([^}]*)\}/g, " $1")
    .replace(/Ŷ/g, "Y hat")
    .replace(/′/g, " prime")
    .replace(/‖([^‖]*)‖/g, "length of $1")
    .replace(/±/g, "sign of ");
}

interface Token {
  readonly kind: "word" | "number" | "operator" | "script" | "text";
  readonly text: string;
  readonly at: number;
  /** Whether a space stands before it. */
  readonly isApart: boolean;
  /** The index or power itself, where it was written in small digits. */
  readonly script?: MathNode;
}

const HAT = "\u0302";
const small = "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹";
const patterns: readonly (readonly [Token["kind"], RegExp])[] = [
  ["text", /"[^"]*"/y],
  ["number", /[−-]?\d+(,\d{3})*(\.\d+)?/y],
  // ᵀ is a letter to Unicode and none here.
  ["script", /[₀-₉]+|⁻?[⁰¹²³⁴-⁹]+|ᵀ|[_^]/y],
  ["word", new RegExp(`((?!ᵀ)\\p{L}${HAT}?)+′*`, "uy")],
  ["operator", /[-=+−·×÷≈←→<>≤≥∈∘±≠…∑Σ∂√/(){}[\],;:|‖%∞]/y],
];

function tokensOf(source: string): Token[] {
  // The sign of a sum is not the letter Σ, and a hat is a part of its own.
  const text = source.replace(/Σ/g, "∑").replace(/[Ŷŷ]/g, (letter) => letter.normalize("NFD"));
  const tokens: Token[] = [];
  let isApart = false;
  for (let at = 0; at < text.length; ) {
    if (text[at] === " ") {
      isApart = true;
      at++;
      continue;
    }
    const token = tokenAt(text, at, isApart, tokens.at(-1));
    tokens.push(token.token);
    at = token.end;
    isApart = false;
  }
  return tokens;
}

function tokenAt(text: string, at: number, isApart: boolean, before: Token | undefined): { token: Token; end: number } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (!found) continue;
    // A minus after an operand subtracts; elsewhere it is the sign of the number.
    if (kind === "number" && /[−-]/.test(found[0] as string) && before && isOperand(before)) continue;
    return { token: tokenOf(kind, found, at, isApart), end: at + found.length };
  }
  throw new SyntaxError(`formula ${JSON.stringify(text)}: unexpected "${text[at]}" at ${at}`);
}

function tokenOf(kind: Token["kind"], found: string, at: number, isApart: boolean): Token {
  const place = { kind, at, isApart };
  if (kind === "text") return { ...place, text: found.slice(1, -1).replace(/^ | $/g, "\u00a0") };
  if (kind !== "script") return { ...place, text: found.replace(/-/g, "−") };
  if (found === "_" || found === "^") return { ...place, text: found };
  if (found === "ᵀ") return { ...place, text: "^", script: { kind: "letter", text: "T", isName: true } };
  const digits = found.replace(/./gu, (character) => (character === "⁻" ? "−" : String(small.indexOf(character) % 10)));
  return { ...place, text: small.indexOf(found.at(-1) as string) < 10 ? "_" : "^", script: { kind: "number", text: digits } };
}

function isOperand({ kind, text }: Token): boolean {
  return kind === "operator" ? ")}]".includes(text) : text !== "_" && text !== "^";
}

function isOpening(text: string): boolean {
  return "({[√∂∑".includes(text);
}

/** A letter, `dZ` or the like, with or without a hat; any longer word is a name. */
function word(text: string): MathNode {
  const letters = /^(d?)(\p{L})(\u0302?)(′*)$/u.exec(text);
  if (!letters) return { kind: "letter", text, isName: true };
  const [, d = "", letter = "", hat, primes = ""] = letters;
  if (!hat) return { kind: "letter", text: d + letter + primes, isName: false };
  const base: MathNode = { kind: "hat", base: { kind: "letter", text: letter, isName: false } };
  return d ? { kind: "row", parts: [{ kind: "letter", text: d, isName: false }, base] } : base;
}
