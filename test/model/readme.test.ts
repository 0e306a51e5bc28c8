import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectPath } from "../../scripts/files.ts";

const readme = readFileSync(projectPath("model/README.md"), "utf8");

test("the README's example runs, and its contributions add up", () => {
  const [, code] = /```ts\n(.*?)```/s.exec(readme) as RegExpExecArray;
  const check = "console.log(contributions.reduce((sum, { contribution }) => sum + contribution, baseline) - probability);";
  const printed = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", `${code}${check}`], {
    cwd: projectPath("."),
    encoding: "utf8",
  });
  expect(Math.abs(Number(printed))).toBeLessThan(1e-12);
});

test("the files that the README links to exist", () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target as string);
  expect(links.length).toBeGreaterThan(10);
  for (const target of links) expect(existsSync(projectPath(`model/${target}`)), target).toBe(true);
});
