import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { activationNames, completeOptions, createNetwork, dense, initializers, losses, optimizers } from "../../network/index.ts";
import { projectPath } from "../../scripts/files.ts";

const readme = readFileSync(projectPath("network/README.md"), "utf8");

/** Each block of code that is followed by what it prints. */
const examples = [...readme.matchAll(/```ts\n(.*?)```\n\nprints\n\n```text\n(.*?)```/gs)].map(([, code, printed]) => ({
  code: code as string,
  printed: printed as string,
}));

test("the README opens with two complete examples of at most fifteen lines: iris and XOR", () => {
  expect(examples.map(({ code }) => /iris|xor/.exec(code)?.[0])).toEqual(["iris", "xor"]);
  for (const { code } of examples) expect(code.split("\n").filter((line) => line.trim()).length).toBeLessThanOrEqual(15);
  expect(readme.indexOf("```ts")).toBeLessThan(500);
});

test.each(examples)("example $# prints what the README shows", ({ code, printed }) => {
  const args = ["--input-type=module-typescript", "--eval", code];
  expect(execFileSync(process.execPath, args, { cwd: projectPath("."), encoding: "utf8", env: { NO_COLOR: "1" } })).toBe(printed);
});

test("examples import nothing but the public entry and Node's own", () => {
  for (const { code } of examples)
    for (const [, target] of code.matchAll(/from "(.*?)"/g)) expect(["./network/index.ts", "node:fs"]).toContain(target);
});

test("the README names every activation, loss, optimizer, initializer and option, with its default", () => {
  for (const name of activationNames) expect(readme).toMatch(new RegExp(`\\b${name}\\b`));
  for (const name of [losses, optimizers, initializers].flatMap(Object.keys)) expect(readme).toContain(`"${name}"`);
  const defaults = completeOptions(createNetwork({ inputs: 1, layers: [dense(1, "sigmoid")] }));
  for (const [option, value] of Object.entries({ ...defaults, loss: "cross-entropy" })) {
    const row = readme.split("\n").find((line) => line.startsWith("| ") && line.split("|")[1]?.includes(`\`${option}\``));
    expect(row?.split("|")[2], option).toContain(String(typeof value === "object" && "name" in value ? value.name : value));
  }
});

describe("the iris data", () => {
  const [header, ...rows] = readFileSync(projectPath("network/examples/iris.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));

  test("have the means of Fisher (1936), table II", () => {
    expect(header).toEqual(["sepalLength", "sepalWidth", "petalLength", "petalWidth", "species"]);
    const means = (species: string) => {
      const own = rows.filter((row) => row[4] === species);
      expect(own).toHaveLength(50);
      return [0, 1, 2, 3].map((f) => Number((own.reduce((sum, row) => sum + Number(row[f]), 0) / 50).toFixed(3)));
    };
    expect(means("versicolor")).toEqual([5.936, 2.77, 4.26, 1.326]);
    expect(means("setosa")).toEqual([5.006, 3.428, 1.462, 0.246]);
    expect(means("virginica")).toEqual([6.588, 2.974, 5.552, 2.026]);
  });
});
