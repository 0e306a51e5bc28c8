import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import type { ColumnReport } from "../../data/tables/index.ts";
import { chosenColumns, firstChoice } from "../../web/batch/column-choice.ts";
import { createColumnMemory } from "../../web/batch/column-memory.ts";

const column = (name: string, more: Partial<ColumnReport> = {}): ColumnReport => ({
  name,
  samples: ["1"],
  recognised: undefined,
  asked: false,
  nearest: undefined,
  ...more,
});
const columns = [
  column("nr", { recognised: "id" }),
  column("mitosis", { asked: true, nearest: "mitoses" }),
  column("x", { asked: true }),
  column("x", { asked: true }),
  column("", { recognised: "diagnosis" }),
];

describe("the choice of columns", () => {
  it("starts from what was recognised and from the nearest names", () => {
    expect(firstChoice(columns, undefined)).toEqual(["id", "mitoses", "", "", "diagnosis"]);
  });

  it("prefills no feature twice", () => {
    const twice = [column("a", { asked: true, nearest: "mitoses" }), column("b", { asked: true, nearest: "mitoses" })];
    expect(firstChoice(twice, undefined)).toEqual(["mitoses", ""]);
  });

  it("says of every feature in which column it is or that it is in none; columns of one name, or of none, go by their number", () => {
    const chosen = chosenColumns(columns, ["id", "mitoses", "", "bareNuclei", ""]);
    if ("error" in chosen) throw new Error(chosen.error);
    expect(Object.fromEntries(chosen)).toEqual({
      ...Object.fromEntries(featureKeys.map((key) => [key, ""])),
      mitoses: "mitosis",
      bareNuclei: "4",
      id: "nr",
      diagnosis: "",
    });
    expect(firstChoice(columns, chosen)).toEqual(["id", "mitoses", "", "bareNuclei", ""]);
  });

  it("is refused with one feature in two columns, or with no feature", () => {
    expect(chosenColumns(columns, ["", "mitoses", "mitoses", "", ""])).toMatchObject({ meaning: "mitoses" });
    expect(chosenColumns(columns, ["id", "", "", "", "diagnosis"])).toHaveProperty("error");
  });
});

describe("the memory of choices", () => {
  const storage = () => {
    const items = new Map<string, string>();
    return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value) };
  };
  const chosen = new Map([["mitoses", "m"]] as const);

  it("finds a choice by the names of the header, in their order", () => {
    const items = storage();
    createColumnMemory(() => items).keep(["m", "n"], chosen);
    const memory = createColumnMemory(() => items);
    expect(memory.find(["m", "n"])).toEqual(chosen);
    expect(memory.find(["n", "m"])).toBeUndefined();
    memory.keep(["m", "n"], new Map([["mitoses", "n"]] as const));
    expect(memory.find(["m", "n"])?.get("mitoses")).toBe("n");
  });

  it("forgets the oldest of more than twenty headers", () => {
    const items = storage();
    const memory = createColumnMemory(() => items);
    for (let i = 0; i <= 20; i++) memory.keep([`${i}`], chosen);
    expect(memory.find(["0"])).toBeUndefined();
    expect(memory.find(["1"])).toEqual(chosen);
  });

  it("remembers nothing where the storage is blocked or damaged, and never throws", () => {
    const blocked = createColumnMemory(() => {
      throw new Error("SecurityError");
    });
    blocked.keep(["m"], chosen);
    expect(blocked.find(["m"])).toBeUndefined();
    for (const damaged of ["{", "5", '[["[\\"m\\"]",7]]']) {
      expect(createColumnMemory(() => ({ getItem: () => damaged, setItem: () => {} })).find(["m"])).toBeUndefined();
    }
  });
});
