/** Prints what a generated client received, and fails where something is missing or two ways of asking differ. */
export function show(received: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(received));
  for (const [name, value] of Object.entries(received))
    if (value === undefined || (Array.isArray(value) && value.length === 0)) throw new Error(`${name} is missing`);
  if (received.probability !== received.byQuery) throw new Error("POST and GET differ");
}
