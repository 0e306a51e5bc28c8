import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { projectPath } from "../../../scripts/files.ts";
import { isRecorded } from "../../../scripts/ship/history.ts";
import { parseOptions } from "../../../scripts/ship/options.ts";
import { changelogLine, record, withLine } from "../../../scripts/ship/record.ts";
import type { Run } from "../../../scripts/ship/run.ts";
import { type FileHashes, stage } from "../../../scripts/ship/staging.ts";

let folder: string;
let root: string;
let staging: string;
const before = JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")) as ModelFile;
const now = sealModel({ ...withoutVersion(before), seed: before.seed + 1 });
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
let staged: FileHashes;
const run = (...args: string[]) => ({ root, staging, options: parseOptions(args), state: { staged } }) as unknown as Run;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-record-"));
  [root, staging] = [join(folder, "project"), join(folder, "staging")];
  mkdirSync(join(root, "worker"), { recursive: true });
  writeFileSync(join(root, "worker/model.json"), JSON.stringify(before));
  writeFileSync(join(root, "package.json"), "{}");
  staged = stage(root, staging);
  git("init", "--quiet");
  git("config", "user.name", "Test");
  git("config", "user.email", "test@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message", "before");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("model, card and changelog go into one commit, and nothing else does", async () => {
  writeFileSync(join(staging, "worker/model.json"), JSON.stringify(now));
  writeFileSync(join(staging, "worker/card.md"), "# the card\n");
  writeFileSync(join(root, "package.json"), '{"edited": "meanwhile"}');
  const note = await record.run(run("--yes"));
  expect(note).toMatch(
    /^CHANGELOG\.md, worker\/card\.md, worker\/model\.json committed as [0-9a-f]{7,}; your other uncommitted changes are live too$/,
  );
  expect(git("show", "--name-only", "--format=%s", "HEAD").split("\n")).toEqual([
    `model: ship ${now.version}`,
    "",
    "CHANGELOG.md",
    "worker/card.md",
    "worker/model.json",
  ]);
  expect(git("status", "--short")).toBe("M package.json");
  expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toContain(`model ${now.version} (was ${before.version})`);
});

test("if git refuses, the files are written and its reason is shown", async () => {
  writeFileSync(join(staging, "worker/model.json"), JSON.stringify(now));
  writeFileSync(join(root, ".git/hooks/pre-commit"), "#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n", { mode: 0o755 });
  expect(await record.run(run("--yes"))).toContain("not committed, because git says: not on a Friday");
  expect(JSON.parse(readFileSync(join(root, "worker/model.json"), "utf8"))).toEqual(now);
});

test("if the user has changed one of the files in the meantime, none is overwritten", async () => {
  writeFileSync(join(staging, "worker/model.json"), JSON.stringify(now));
  writeFileSync(join(staging, "worker/card.md"), "# the card\n");
  writeFileSync(join(root, "worker/model.json"), "mine");
  expect(await record.run(run("--yes"))).toContain("nothing was copied, because you have changed worker/model.json in the meantime");
  expect(readFileSync(join(root, "worker/model.json"), "utf8")).toBe("mine");
  expect(git("status", "--short")).toBe("M worker/model.json");
});

test("a model that somebody trained and shipped as it was is committed, with the one before it", async () => {
  writeFileSync(join(root, "worker/model.json"), JSON.stringify(now));
  staged = stage(root, staging);
  expect(await record.run(run("--yes"))).toMatch(/^CHANGELOG\.md, worker\/model\.json committed as/);
  expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toContain(`model ${now.version} (was ${before.version})`);
  expect(isRecorded(root, before.version)).toBe(true);
  expect(isRecorded(root, "0123456789ab")).toBe(false);
});

test("what went live is recorded once; an earlier run's failed commit is repaired", async () => {
  writeFileSync(join(root, ".git/hooks/pre-commit"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  expect(await record.run(run("--yes"))).toContain("not committed, because git says");
  rmSync(join(root, ".git/hooks/pre-commit"));
  expect(await record.run(run("--yes"))).toMatch(/^CHANGELOG\.md committed as/);
  expect(await record.run(run("--yes"))).toEqual({ note: "the project has this model already", skipped: true });
  expect(git("log", "--format=%s").split("\n")).toEqual([`model: ship ${before.version}`, "before"]);
  expect(git("status", "--short")).toBe("");
});

test("files that an earlier run has copied already are no conflict", async () => {
  for (const folder of [staging, root]) writeFileSync(join(folder, "worker/model.json"), JSON.stringify(now));
  expect(await record.run(run("--yes"))).toMatch(/^CHANGELOG\.md, worker\/model\.json committed as/);
});

test("the changelog keeps its heading and lists the newest model first", () => {
  const line = changelogLine(now, before, new Date("2026-01-02T03:04:05Z"));
  expect(line).toMatch(/^- 2026-01-02: model /);
  expect(line).toMatch(/log loss 0\.\d{4} \(was 0\.\d{4}\), Brier score .*, accuracy .*, sensitivity 0\.\d{3} \(was 0\.\d{3}\)$/);
  const text = withLine(withLine("", "- first"), line);
  expect(text.match(/^# Changelog$/gm)).toHaveLength(1);
  expect(text.indexOf(line)).toBeLessThan(text.indexOf("- first"));
});

function withoutVersion({ version: _, ...content }: ModelFile): Omit<ModelFile, "version"> {
  return content;
}
