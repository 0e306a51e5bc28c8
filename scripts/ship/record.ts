import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import { writeAtomically } from "../files.ts";
import { compareFigures } from "./figures.ts";
import { readModel } from "./prepare.ts";
import type { Step } from "./run.ts";
import { changedSince, takeOver } from "./staging.ts";

/** Takes what training wrote over into the project and commits it with a line in CHANGELOG.md. A rehearsal changes nothing. */
export const record: Step = {
  title: "Record",
  applies: ({ dryRun, local }) => !dryRun && !local,
  async run({ root, staging, options, state: { staged } }) {
    const changed = changedSince(staged, staging);
    if (changed.length === 0) return { note: "the project holds this model already", skipped: true };
    const before = readFileSync(join(root, "worker/model.json"), "utf8");
    const kept = changed.filter((path) => !takeOver(path, staged, staging, root));
    if (kept.length > 0) return `${kept.join(", ")} changed here meanwhile, so not overwritten; what is live lies in ${staging}`;
    const now = readModel(staging).file;
    const log = join(root, "CHANGELOG.md");
    writeAtomically(
      log,
      withLine(existsSync(log) ? readFileSync(log, "utf8") : "", changelogLine(now, JSON.parse(before) as ModelFile, new Date())),
    );
    const paths = [...changed, "CHANGELOG.md"];
    if (!options.commit) return `${paths.join(", ")} written; not committed, as asked`;
    return commit(root, paths, `model: ship ${now.version}`);
  },
};

/** What a model's line in the changelog says: its figures now and then. */
export function changelogLine(now: ModelFile, before: ModelFile, date: Date): string {
  const origin = `recipe ${now.recipe.name}, seed ${now.seed}, ${now.data.used} rows of data ${now.data.sha256.slice(0, 12)}`;
  return `- ${date.toISOString().slice(0, 10)}: model ${now.version} (was ${before.version}); ${origin}; ${compareFigures(now, before)}`;
}

const heading = "# Changelog\n\nThe models that went live, newest first; written by `npm run ship`.\n\n";

/** The changelog with one more line on top. */
export function withLine(text: string, line: string): string {
  const rest = text.startsWith(heading) ? text.slice(heading.length) : text;
  return `${heading}${line}\n${rest}`;
}

/** Commits these paths alone, whatever else lies about. A failure here is told, not thrown: production is as it should be. */
function commit(root: string, paths: readonly string[], message: string): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  const list = paths.join(", ");
  try {
    git("add", "--", ...paths);
    git("commit", "--quiet", "--message", message, "--", ...paths);
    const rest = git("status", "--porcelain", "--untracked-files=no") ? "; what else is changed here is live too, but not committed" : "";
    return `${list} committed as ${git("rev-parse", "--short", "HEAD")}${rest}`;
  } catch (error) {
    const { stderr, message: reason } = error as Error & { stderr?: string };
    return `${list} written; not committed, because git says: ${(stderr || reason).trim().split("\n")[0]}`;
  }
}
