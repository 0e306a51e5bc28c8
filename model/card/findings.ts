import { standardErrors } from "../../network/evaluation/normal.ts";
import type { DifferencesReport, ForwardReport, IncompleteReport, MethodReport } from "../file/report.ts";

/** The figures compared, and whether more of them is better. */
const figures = [
  { name: "logLoss", label: "log loss", more: -1 },
  { name: "accuracy", label: "accuracy", more: 1 },
  { name: "sensitivity", label: "sensitivity", more: 1 },
  { name: "specificity", label: "specificity", more: 1 },
] as const satisfies readonly { readonly name: keyof DifferencesReport; readonly label: string; readonly more: 1 | -1 }[];

/** Which methods the paired 95% intervals tell apart from the network, in which figures, and from which methods when corrected for their number. */
export function toldApart(methods: readonly MethodReport[]): string {
  const rivals = methods.flatMap(({ name, differences }) => (differences ? [{ name, differences, ...apart(differences) }] : []));
  const [alike, others] = split(rivals, isAlike);
  // Methods that differ in the same figures share a clause.
  const namesOf = new Map<string, string[]>();
  for (const { name, better, worse } of others) {
    const parts = [...(better.length > 0 ? [`better ${inWords(better)}`] : []), ...(worse.length > 0 ? [`worse ${inWords(worse)}`] : [])];
    const clause = inWords(parts, "but");
    namesOf.set(clause, [...(namesOf.get(clause) ?? []), name]);
  }
  const than = [...namesOf].map(([clause, names]) => `${clause} than ${inWords(names)}`);
  const subject = "On these data, this network";
  return [
    ...(alike.length > 0 ? [`${subject} cannot be told apart from ${inWords(namesIn(alike), "or")}.`] : []),
    ...(than.length > 0 ? [`${alike.length > 0 ? "It" : subject} has ${than.join("; ")}.`, corrected(others, rivals.length)] : []),
  ].join(" ");
}

/** What is left of the methods told apart when all intervals together are to miss a true difference in 5% of cases (Bonferroni). */
function corrected(others: readonly { readonly name: string; readonly differences: DifferencesReport }[], rivals: number): string {
  const comparisons = rivals * figures.length;
  const widening = standardErrors(0.05 / comparisons) / standardErrors(0.05);
  const left = others.filter(({ differences }) => !isAlike(apart(differences, widening)));
  const method = left.length > 0 ? `it can be told apart only from ${inWords(namesIn(left))}` : "it can be told apart from none of them";
  return `The intervals are not corrected for their number; if they are, for ${comparisons} comparisons, ${method}.`;
}

/** How the network's accuracy on later rows compares with that of the other methods. */
export function forwardFinding(reports: readonly ForwardReport[]): string {
  const [own = "", ...rivals] = reports[0]?.methods.map(({ name }) => name) ?? [];
  const each = (rival: string, is: (difference: number) => boolean): boolean =>
    reports.every((report) => is(accuracyOf(report, rival) - accuracyOf(report, own)));
  const ahead = rivals.filter((rival) => each(rival, (difference) => difference > 0));
  const asGood = rivals.filter((rival) => !ahead.includes(rival) && each(rival, (difference) => difference >= 0));
  const beaten = rivals.filter((rival) => each(rival, (difference) => difference < 0));
  const intervals = reports.flatMap(({ methods }) =>
    methods.flatMap(({ name, differences }) => (differences && ahead.includes(name) ? [differences.accuracy.interval] : [])),
  );
  const excluding = intervals.filter(([low]) => low > 0).length;
  const less = `less accurate each time than ${inWords(ahead)} (the 95% interval of the difference excludes zero in ${excluding} of ${intervals.length} comparisons)`;
  const findings = [...(ahead.length > 0 ? [less] : []), ...(asGood.length > 0 ? [`not more accurate than ${inWords(asGood, "or")}`] : [])];
  return [
    findings.length > 0
      ? `Forward in time, this network is ${inWords(findings)}.`
      : "Forward in time, no other method is as accurate as this network each time.",
    ...(beaten.length > 0 ? [`It is more accurate than ${inWords(beaten)} each time.`] : []),
  ].join(" ");
}

/** How many rows that lack a score are predicted right, beside the rule that calls them all what most of them are. */
export function incompleteFinding({ cases: [benign, malignant], right }: IncompleteReport): string {
  const [most, name] = benign >= malignant ? [benign, "benign"] : [malignant, "malignant"];
  const compared = right === most ? "as many as" : `${right > most ? "more" : "fewer"} than the ${most} that`;
  return `${right} of ${benign + malignant} right, ${compared} calling all of them ${name} would get right`;
}

interface Apart {
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

/** The figures in which the network is better or worse than a method, where the interval of the difference, widened, excludes zero. */
function apart(differences: DifferencesReport, widening = 1): Apart {
  const of = (sign: 1 | -1): string[] =>
    figures
      .filter(({ name, more }) => {
        const { mean, interval } = differences[name];
        const [low, high] = interval.map((end) => mean + widening * (end - mean)) as [number, number];
        // The differences are the method's figures minus the network's.
        return sign * more > 0 ? high < 0 : low > 0;
      })
      .map(({ label }) => label);
  return { better: of(1), worse: of(-1) };
}

function isAlike({ better, worse }: Apart): boolean {
  return better.length + worse.length === 0;
}

function split<T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

function namesIn(methods: readonly { readonly name: string }[]): string[] {
  return methods.map(({ name }) => name);
}

function accuracyOf({ methods }: ForwardReport, name: string): number {
  return methods.find((method) => method.name === name)?.accuracy ?? Number.NaN;
}

/** "a", "a and b", "a, b and c". */
function inWords(items: readonly string[], conjunction: "and" | "or" | "but" = "and"): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1)}`;
}
