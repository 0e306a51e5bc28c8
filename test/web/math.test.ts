import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Formula } from "../../web/components/math.tsx";
import { parseMath, spokenSymbol } from "../../web/components/math-notation.ts";

/** The MathML of a formula, without what only styles it. */
function markup(text: string): string {
  return renderToString(h(Formula, { children: text })).replace(/<\/?math>| (mathvariant|class|stretchy|lspace|rspace)="[^"]*"/g, "");
}

describe("the notation of formulas", () => {
  it.each([
    ["W₁", "<msub><mi>W</mi><mn>1</mn></msub>"],
    ["z²", "<msup><mi>z</mi><mn>2</mn></msup>"],
    ["10⁻⁹", "<msup><mn>10</mn><mn>−9</mn></msup>"],
    ["W_{ij}²", "<msubsup><mi>W</mi><mi>ij</mi><mn>2</mn></msubsup>"],
    ["A₁ᵀ", "<msubsup><mi>A</mi><mn>1</mn><mi>T</mi></msubsup>"],
    ["Xᵀ", "<msup><mi>X</mi><mi>T</mi></msup>"],
    ["Ŷ", '<mover accent="true"><mi>Y</mi><mo>^</mo></mover>'],
    ["a/b", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"],
    ["∂L/∂w", "<mfrac><mrow><mi>∂</mi><mi>L</mi></mrow><mrow><mi>∂</mi><mi>w</mi></mrow></mfrac>"],
    ["√{a + b}", "<msqrt><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msqrt>"],
    [
      "[1, 2; 3, 4]",
      "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>",
    ],
    ["Σ_i^m", "<munderover><mo>∑</mo><mi>i</mi><mi>m</mi></munderover>"],
    ['"mean of " dZ', "<mrow><mtext>mean of\u00a0</mtext><mi>dZ</mi></mrow>"],
  ])("%s", (text, expected) => {
    expect(markup(text)).toBe(expected);
  });

  it("tells a factor from an argument by the space before the parenthesis", () => {
    expect(markup("g(z)")).toContain("<mi>g</mi><mo>\u2061</mo>");
    expect(markup("a (1 − a)")).toContain("<mi>a</mi><mo>\u2062</mo>");
  });

  it("tells a difference from a negative number", () => {
    expect(markup("3 −2")).toBe("<mrow><mn>3</mn><mo>−</mo><mn>2</mn></mrow>");
    expect(markup("3 · −2.5")).toBe("<mrow><mn>3</mn><mo>·</mo><mn>−2.5</mn></mrow>");
  });

  it("sets a sign closer than a minus", () => {
    expect(markup("L = −y − 1")).toBe('<mrow><mi>L</mi><mo>=</mo><mo form="prefix">−</mo><mi>y</mi><mo>−</mo><mn>1</mn></mrow>');
  });

  it.each(["", "{a", "a}", "[1, 2", "a_", "a / ", "€"])("%o is an error that names its place", (text) => {
    // Not rendered: with signals loaded, a component that throws leaves a batch open for every test after it.
    expect(() => parseMath(text)).toThrow(/formula ".*": unexpected/);
  });
});

describe("a symbol read out", () => {
  it.each([
    ["dW₂", "dW 2"],
    ["Z₂₁", "Z 21"],
    ["w_{1,3,8}", "w 1,3,8"],
    ["Ŷ", "Y hat"],
    ["L′", "L prime"],
    ["‖G‖", "length of G"],
  ])("%s is %s", (text, expected) => {
    expect(spokenSymbol(text)).toBe(expected);
  });
});
