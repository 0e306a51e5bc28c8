/** The least of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is at least `value`, which must be positive and finite. */
export function stepAbove(value: number): number {
  return candidates(value).find((step) => step >= value) as number;
}

/** The greatest of the same steps that is at most `value`. */
export function stepBelow(value: number): number {
  return candidates(value).findLast((step) => step <= value) as number;
}

/** The steps from a decade below the value to a decade above; as decimal texts, so that each is the nearest float. */
function candidates(value: number): number[] {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`a step needs a positive finite value, got ${value}`);
  const decade = Math.floor(Math.log10(value));
  return [decade - 1, decade, decade + 1]
    .flatMap((e) => [1, 2, 5].map((digit) => Number(`${digit}e${e}`)))
    .concat(Number(`1e${decade + 2}`));
}
