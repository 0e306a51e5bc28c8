import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { sha256Text } from "../../network/math/sha256.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(`${root}/README.md`, "utf8");

interface Example {
  readonly command: string;
  readonly printed: string;
}

/** The examples in the README: in each block marked `console`, a line that starts with `$ ` and the output below it. */
const examples: Example[] = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  (block as string)
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const end = text.search(/[^\\]\n/) + 1;
      return { command: text.slice(0, end).replace(/\\\n\s*/g, " "), printed: text.slice(end + 1).trimEnd() };
    })
    .filter(({ printed }) => printed !== ""),
);

test("the README has examples of the API and of the scripts", () => {
  expect(examples.filter(({ command }) => command.startsWith("curl ")).length).toBeGreaterThan(2);
  expect(examples.filter(({ command }) => command.startsWith("npm run ")).length).toBeGreaterThan(0);
});

/** The README quotes the model trained on the Wisconsin data; a model retrained on other data predicts something else. */
const model = JSON.parse(readFileSync(`${root}/worker/model.json`, "utf8"));
const isWisconsin = model.data.sha256 === sha256Text(readFileSync(`${root}/data/wisconsin.csv`, "utf8"));

test.runIf(isWisconsin).each(examples)("$command", async ({ command, printed }) => {
  const words = split(command);
  const output = words[0] === "curl" ? await curl(words.slice(1)) : await npmRun(words.slice(2));
  expect(output.trimEnd()).toBe(printed);
});

/** Splits a command line into words as a shell would, with single and double quotes. */
function split(command: string): string[] {
  return [...command.matchAll(/(?:'([^']*)'|"([^"]*)"|([^\s'"]+))+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
}

/** The output of curl for the few flags that the README uses, with the tests' server in place of localhost:8787. */
async function curl(words: readonly string[]): Promise<string> {
  const headers = new Headers({ accept: "*/*" });
  let url = "";
  let body: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === "-s") continue;
    if (word === "-H") {
      const [name, value] = (words[++i] as string).split(/:\s*/, 2);
      headers.set(name as string, value as string);
    } else if (word === "-d" || word === "--data-binary") {
      body = words[++i] as string;
      if (body.startsWith("@")) body = readFileSync(`${root}/${body.slice(1)}`, "utf8");
      if (!headers.has("content-type")) headers.set("content-type", "application/x-www-form-urlencoded");
    } else if (/^(https?:\/\/)?localhost:8787/.test(word)) url = word.replace(/^(https?:\/\/)?localhost:8787/, inject("baseUrl"));
    else throw new Error(`the README's curl command uses ${word}, which this test does not support`);
  }
  const response = await fetch(url, body === undefined ? { headers } : { method: "POST", headers, body });
  return response.text();
}

function npmRun(words: readonly string[]): Promise<string> {
  const [script, ...args] = words.filter((word) => word !== "--" && word !== "-s") as [string, ...string[]];
  const child = spawn(process.execPath, [`${root}/scripts/${script}.ts`, ...args], { cwd: root, env: { ...process.env, NO_COLOR: "1" } });
  return new Promise((resolve) => {
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.on("close", () => resolve(output));
  });
}
