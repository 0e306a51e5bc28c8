import type { DifferencesReport, ForwardReport, MethodReport } from "../file/report.ts";

/** The figures compared, and whether more of them is better. */
const figures = [
  { name: "logLoss", label: "log loss", more: -1 },
  { name: "accuracy", label: "accuracy", more: 1 },
  { name: "sensitivity", label: "sensitivity", more: 1 },
] as const satisfies readonly { readonly name: keyof DifferencesReport; readonly label: string; readonly more: 1 | -1 }[];

/** Which methods the paired 95% intervals tell apart from the network, and in which figures. */
export function toldApart(methods: readonly MethodReport[]): string {
  const rivals = methods.flatMap(({ name, differences }) => (differences ? [{ name, ...apart(differences) }] : []));
  const alike = rivals.filter(({ better, worse }) => better.length + worse.length === 0).map(({ name }) => name);
  // Methods that differ in the same figures share a clause.
  const namesOf = new Map<string, string[]>();
  for (const { name, better, worse } of rivals.filter(({ name }) => !alike.includes(name))) {
    const parts = [...(better.length > 0 ? [`better ${inWords(better)}`] : []), ...(worse.length > 0 ? [`worse ${inWords(worse)}`] : [])];
    const clause = inWords(parts);
    namesOf.set(clause, [...(namesOf.get(clause) ?? []), name]);
  }
  const than = [...namesOf].map(([clause, names]) => `${clause} than ${inWords(names)}`);
  const subject = "On these data, this network";
  return [
    ...(alike.length > 0 ? [`${subject} cannot be told apart from ${inWords(alike, "or")}.`] : []),
    ...(than.length > 0 ? [`${alike.length > 0 ? "It" : subject} has ${than.join("; ")}.`] : []),
  ].join(" ");
}

/** How the network's accuracy on later rows compares with that of the other methods. */
export function forwardFinding(reports: readonly ForwardReport[]): string {
  const names = reports[0]?.methods.map(({ name }) => name) ?? [];
  const [own = "", ...rivals] = names;
  const accuracy = (report: ForwardReport, name: string): number => report.methods.find((method) => method.name === name)?.accuracy ?? 0;
  const asGood = rivals.filter((rival) => reports.every((report) => accuracy(report, rival) >= accuracy(report, own)));
  const beaten = rivals.filter((rival) => reports.every((report) => accuracy(report, rival) < accuracy(report, own)));
  return [
    asGood.length > 0
      ? `Forward in time, this network is not more accurate than ${inWords(asGood, "or")}.`
      : "Forward in time, no other method is as accurate as this network each time.",
    ...(beaten.length > 0 ? [`It is more accurate than ${inWords(beaten)} each time.`] : []),
  ].join(" ");
}

/** The figures in which the network is better or worse than a method, where the interval of the difference excludes zero. */
function apart(differences: DifferencesReport): { readonly better: readonly string[]; readonly worse: readonly string[] } {
  const of = (sign: 1 | -1): string[] =>
    figures
      .filter(({ name, more }) => {
        const [low, high] = differences[name].interval;
        // The differences are the method's figures minus the network's.
        return sign * more > 0 ? high < 0 : low > 0;
      })
      .map(({ label }) => label);
  return { better: of(1), worse: of(-1) };
}

/** "a", "a and b", "a, b and c". */
function inWords(items: readonly string[], conjunction: "and" | "or" = "and"): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1)}`;
}
