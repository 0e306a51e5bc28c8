import { describe, expect, test } from "vitest";
import { parseOptions, refusePositionals } from "../../../scripts/cli/options.ts";

const options = {
  data: { type: "string" },
  force: { type: "string" },
  "skip-faulty": { type: "boolean" },
  "no-commit": { type: "boolean" },
} as const;

describe("an option that npm kept for itself is noticed, and the right line is shown", () => {
  test.each([
    // What npm 11 leaves of `npm run train --data mine.csv`, and so on.
    [{ npm_config_data: "true" }, ["mine.csv"], "--data mine.csv"],
    [{ npm_config_data: "my file.csv" }, [], '--data "my file.csv"'],
    [{ npm_config_data: "true", npm_config_skip_faulty: "true" }, ["mine.csv"], "--data mine.csv --skip-faulty"],
    [{ npm_config_data: "true", npm_config_force: "true" }, ["mine.csv", "because"], "--data mine.csv --force because"],
    [{ npm_config_data: "true" }, ["--force=because"], "--data … --force=because"],
    [{ npm_config_commit_hooks: "" }, [], "--no-commit"],
  ])("%j and %j", (env, args, line) => {
    expect(() => parseOptions(options, args, { npm_lifecycle_event: "train", ...env })).toThrow(`\n  npm run train -- ${line}`);
  });
});

test("an option that came through is taken as it is, whatever npm's own settings are", () => {
  const env = { npm_lifecycle_event: "train", npm_config_force: "true", npm_config_yes: "true", npm_config_data: "" };
  expect(parseOptions(options, ["--force", "because"], env).values).toEqual({ force: "because" });
  expect(parseOptions(options, [], { npm_config_data: "true" }).values).toEqual({});
});

test("words that are no options are refused; one that may be a file is shown as such", () => {
  expect(() => refusePositionals("train", ["mine.csv"], { data: true })).toThrow("npm run train -- --data mine.csv");
  expect(() => refusePositionals("card", ["now"])).toThrow("card takes options only, got now; see npm run card -- --help");
  expect(() => refusePositionals("card", [])).not.toThrow();
});

test.each([
  [["--dta", "x"], "Did you mean --data?"],
  [["--data", "-1"], "--data needs a value; a value that begins with a dash is written --data=-…"],
  [["--data"], "argument missing. The options are --data, --force"],
  [["--data="], "--data needs a value, got an empty one"],
])("%j is refused in one sentence with the way round", (args, message) => {
  expect(() => parseOptions(options, [...args], {})).toThrow(message);
});
