import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import { writeAtomically } from "../files.ts";
import { compareMetrics } from "./metrics.ts";
import { readModel } from "./prepare.ts";
import { type Step, toCloudflare } from "./run.ts";
import { changedFiles, copyBack } from "./staging.ts";

/** Copies what training wrote into the project and commits it with a line in CHANGELOG.md. */
export const record: Step = {
  title: "Record",
  applies: toCloudflare,
  async run({ root, staging, options, state: { staged } }) {
    const changed = changedFiles(staged, staging);
    if (changed.length === 0) return { note: "the project has this model already", skipped: true };
    const before = readFileSync(join(root, "worker/model.json"), "utf8");
    const conflicts = copyBack(changed, staged, staging, root);
    if (conflicts.length > 0)
      return `nothing was copied, because you have changed ${conflicts.join(", ")} in the meantime; the live files are in ${staging}`;
    const now = readModel(staging).file;
    const path = join(root, "CHANGELOG.md");
    const changelog = existsSync(path) ? readFileSync(path, "utf8") : "";
    writeAtomically(path, withLine(changelog, changelogLine(now, JSON.parse(before) as ModelFile, new Date())));
    const paths = [...changed, "CHANGELOG.md"];
    if (!options.commit) return `${paths.join(", ")} written; not committed because of --no-commit`;
    return commit(root, paths, `model: ship ${now.version}`);
  },
};

/** The line about a model in the changelog, with its metrics and those of the previous model. */
export function changelogLine(now: ModelFile, before: ModelFile, date: Date): string {
  const origin = `recipe ${now.recipe.name}, seed ${now.seed}, ${now.data.used} rows of data ${now.data.sha256.slice(0, 12)}`;
  return `- ${date.toISOString().slice(0, 10)}: model ${now.version} (was ${before.version}); ${origin}; ${compareMetrics(now, before)}`;
}

const heading = "# Changelog\n\nThe models that went live, newest first; written by `npm run ship`.\n\n";

/** The changelog with a new line at the top. */
export function withLine(text: string, line: string): string {
  const rest = text.startsWith(heading) ? text.slice(heading.length) : text;
  return `${heading}${line}\n${rest}`;
}

/** Commits only these paths. If git fails, this is reported but not thrown, since production is as it should be. */
function commit(root: string, paths: readonly string[], message: string): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  const list = paths.join(", ");
  try {
    git("add", "--", ...paths);
    git("commit", "--quiet", "--message", message, "--", ...paths);
    const uncommitted = git("status", "--porcelain", "--untracked-files=no");
    const rest = uncommitted ? "; your other uncommitted changes are live too" : "";
    return `${list} committed as ${git("rev-parse", "--short", "HEAD")}${rest}`;
  } catch (error) {
    const { stderr, message: reason } = error as Error & { stderr?: string };
    return `${list} written; not committed, because git says: ${(stderr || reason).trim().split("\n")[0]}`;
  }
}
