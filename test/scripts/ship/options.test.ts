import { describe, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import { help, parseOptions } from "../../../scripts/ship/options.ts";

describe("a wrong option is refused, with the rule and the value", () => {
  test.each([
    [["--gradual", "10,50"], "--gradual must rise and end with 100, for example 10,50,100, got 10,50"],
    [["--gradual", "50,10,100"], "--gradual must rise"],
    [["--gradual", "0,100"], "--gradual must be a whole number from 1, got 0"],
    [["--port", "x"], "--port must be a whole number from 1, got x"],
    [["--port", "65536"], "--port must be at most 65535, got 65536"],
    [["--url", "cytonet.example"], "--url must be an HTTP URL, got cytonet.example"],
    [["--quick"], "nothing goes to production untested"],
    [["--local", "--dry-run"], "exclude each other"],
    [["--local", "--gradual", "10,100"], "--local and --gradual exclude each other"],
    [["--retrain", "--data", "a.csv"], "--retrain and --data exclude each other"],
    [["--seed", "7"], "--seed is about training: add --data FILE, or --retrain"],
    [["--skip-faulty"], "--skip-faulty is about training"],
    [["--data", "-"], "--data must be a file"],
    [["--gradually"], "The options are --data, --retrain, --columns"],
    [["now"], "ship takes options only, got now; to use a file: npm run ship -- --data now"],
  ])("%j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});

test("a promotion has one stage by default", () => {
  expect(parseOptions([]).gradual).toEqual([100]);
  expect(parseOptions(["--gradual", "5, 25,100"]).gradual).toEqual([5, 25, 100]);
});

test("the help names every option and every exit code", () => {
  const text = help();
  for (const option of Object.keys(parseOptions([])).filter((name) => name !== "commit")) {
    expect(text).toContain(`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  }
  for (const code of Object.values(exitCodes)) expect(text).toMatch(new RegExp(`^ +${code}  `, "m"));
});
