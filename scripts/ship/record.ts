import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import { writeAtomically } from "../files.ts";
import { committedModel, git, readChangelog } from "./history.ts";
import { compareMetrics } from "./metrics.ts";
import { readModel } from "./prepare.ts";
import { type Step, type StepResult, toCloudflare } from "./run.ts";
import { changedFiles, copyBack } from "./staging.ts";

/** Copies what training wrote into the project and commits the live model with a line in CHANGELOG.md, unless that is done already. */
export const record: Step = {
  title: "Record",
  applies: toCloudflare,
  evenIfLive: true,
  async run({ root, staging, options, live, state: { staged } }) {
    const before = committedModel(root) ?? readModel(root).file;
    const changed = changedFiles(staged, staging);
    const conflicts = copyBack(changed, staged, staging, root);
    if (conflicts.length > 0)
      return `nothing was copied, because you have changed ${conflicts.join(", ")} in the meantime; the live files are in ${staging}`;
    const now = readModel(root).file;
    const changelog = readChangelog(root);
    const isListed = newestIn(changelog) === now.version;
    const was = before.version === now.version ? live?.tag : before;
    if (!isListed) writeAtomically(join(root, "CHANGELOG.md"), withLine(changelog, changelogLine(now, was, new Date())));
    const paths = [...new Set([...changed, ...recorded])].filter((path) => existsSync(join(root, path))).sort();
    const written = changed.length > 0 || !isListed;
    if (!options.commit)
      return written ? "written; not committed because of --no-commit" : { note: "the project has this model already", skipped: true };
    return commit(root, paths, `model: ship ${now.version}`, written);
  },
};

/** What belongs to a model that went live, whoever trained it. */
const recorded = ["CHANGELOG.md", "worker/model-card", "worker/model.json"];

/** The line about a model in the changelog, with its metrics and those of the previous model, or its version alone. */
export function changelogLine(now: ModelFile, before: ModelFile | string | undefined, date: Date): string {
  const origin = `recipe ${now.recipe.name}, seed ${now.seed}, ${now.data.used} rows of data ${now.data.sha256.slice(0, 12)}`;
  const last = typeof before === "object" ? before : undefined;
  const version = last?.version ?? before;
  const was = version && version !== now.version ? ` (was ${version})` : "";
  return `- ${date.toISOString().slice(0, 10)}: model ${now.version}${was}; ${origin}; ${compareMetrics(now, last)}`;
}

const heading = "# Changelog\n\nThe models that went live, newest first; written by `npm run ship`.\n\n";

/** The changelog with a new line at the top. */
export function withLine(text: string, line: string): string {
  const rest = text.startsWith(heading) ? text.slice(heading.length) : text;
  return `${heading}${line}\n${rest}`;
}

function newestIn(changelog: string): string | undefined {
  return /^- [\d-]+: model (\w+)/m.exec(changelog)?.[1];
}

/** Commits only these paths. If git fails, this is reported but not thrown, since production is as it should be. */
function commit(root: string, paths: readonly string[], message: string, written: boolean): StepResult {
  try {
    const uncommitted = git(root, "status", "--porcelain", "--", ...paths);
    if (!uncommitted) return { note: "the project has this model already", skipped: true };
    git(root, "add", "--", ...paths);
    git(root, "commit", "--quiet", "--message", message, "--", ...paths);
    const committed = git(root, "show", "--name-only", "--format=", "HEAD").split("\n").join(", ");
    const rest = git(root, "status", "--porcelain", "--untracked-files=no") ? "; your other uncommitted changes are live too" : "";
    return `${committed} committed as ${git(root, "rev-parse", "--short", "HEAD")}${rest}`;
  } catch (error) {
    const { stderr, message: reason } = error as Error & { stderr?: string };
    return `${written ? "written; " : ""}not committed, because git says: ${(stderr || reason).trim().split("\n")[0]}`;
  }
}
