import { expect, test } from "vitest";
import type { LabData } from "../../../web/lab/experiment/experiment.ts";
import { createExperimentState } from "../../../web/lab/experiment/experiment-state.ts";
import { createOwnState } from "../../../web/lab/own/own-state.ts";
import { readOwnTable } from "../../../web/lab/own/read-own-table.ts";

test("a file that is refused leaves the table that is open in use, with its name and its choice of class", async () => {
  const tables = new Map<string, LabData>();
  const form = createExperimentState({ ownData: (sha256) => tables.get(sha256) });
  const own = createOwnState({ form, read: readOwnTable, keep: (sha256, data) => void tables.set(sha256, data) });
  await own.openFile(new Blob(["height,class\n1.5,a\n2,b\n3,a\n7,b\n"]), "two.csv");
  const sha256 = own.table.value?.sha256 as string;
  expect(form.textOf("data")).toBe(sha256);
  await own.openFile(new Blob(["a,b\n1,2\n3,4\n5,6\n"]), "none.csv");
  expect(own.phase.value).toBe("refused");
  expect(own.refusal.value).toBe("No column has exactly two different values. Found: a (3), b (3).");
  expect([own.name.value, own.tried.value]).toEqual(["two.csv", "none.csv"]);
  expect(own.table.value?.sha256).toBe(sha256);
  expect(form.textOf("data")).toBe(sha256);
  await own.choose({ classColumn: 1, positive: "a" });
  expect(own.phase.value).toBe("open");
  expect(own.table.value?.data.classNames).toEqual(["b", "a"]);
  form.dispose();
});
