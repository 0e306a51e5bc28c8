import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../../data/features.ts";
import { addedNames, errorText } from "../../../data/tables/answers.ts";
import { formatColumns, parseColumns } from "../../../data/tables/chosen-columns.ts";
import { plainName } from "../../../data/tables/lookup.ts";
import { closedNames, publishedNames } from "../../../data/tables/names.ts";
import { nearestFeature, nearestName } from "../../../data/tables/nearest.ts";
import type { TableOptions } from "../../../data/tables/types.ts";
import { read } from "./reading.ts";

const optionNames = { columns: "--columns", malignant: "--malignant" };
const with_ = (text: string): TableOptions => {
  const columns = parseColumns(text);
  if ("error" in columns) throw new Error(columns.error);
  return { columns, optionNames };
};

describe("the published names", () => {
  test("are nine per source, and each means one feature", () => {
    const meanings = new Map<string, string>();
    for (const { source, names } of [...publishedNames, ...closedNames]) {
      expect([source, names.length]).toEqual([source, 9]);
      names.forEach((name, f) => {
        const plain = plainName(name);
        expect([source, name, meanings.get(plain) ?? featureKeys[f]]).toEqual([source, name, featureKeys[f]]);
        meanings.set(plain, featureKeys[f] as string);
      });
    }
  });
});

describe("names that say too little", () => {
  test("mean features where all nine of their source are there, and nothing alone", () => {
    expect(read("clt,ucs,uch,mad,ecs,nuc,chr,ncl,mit,cla\n5,1,1,1,2,1,3,1,1,benign\n").scores).toEqual(["5 1 1 1 2 1 3 1 1"]);
    // A chromosome is no chromatin.
    expect(read("chr,start,Mitoses\n7,100,1\n").refusal?.columns?.map(({ recognised }) => recognised)).toEqual([
      undefined,
      undefined,
      "mitoses",
    ]);
  });
});

describe("the text of the option", () => {
  test("features and columns, in any spelling of the features", () => {
    expect([...(parseColumns("bareNuclei:Bare.nucl, Clump Thickness : thick,mitoses:,diagnosis:Outcome") as Map<string, string>)]).toEqual([
      ["bareNuclei", "Bare.nucl"],
      ["clumpThickness", "thick"],
      ["mitoses", ""],
      ["diagnosis", "Outcome"],
    ]);
  });

  test("names with commas and colons", () => {
    expect([...(parseColumns("mitoses:Mitoses, per field: 10,id:Case: no") as Map<string, string>)]).toEqual([
      ["mitoses", "Mitoses, per field: 10"],
      ["id", "Case: no"],
    ]);
  });

  test.each([
    ["", "no column is given; write feature:column, such as bareNuclei:Bare.nuclei"],
    ["bareNuclei", "each column must be given as feature:column, got bareNuclei"],
    ["bareNucle:x", "bareNucle is not a feature; did you mean bareNuclei?"],
    ["age:x", `age is not a feature; the features are ${featureKeys.join(", ")}`],
    ["mitoses:a,mitoses:b", "mitoses is given more than once"],
  ])("%j: %s", (text, error) => {
    expect(parseColumns(text)).toEqual({ error });
  });

  test("is read as it is written", () => {
    const name = fc.string({ unit: "grapheme-ascii", maxLength: 12 }).map((text) => text.replace(/[,:]/g, "").trim());
    fc.assert(
      fc.property(
        fc.subarray([...featureKeys, "diagnosis", "id"] as const, { minLength: 1 }),
        fc.array(name, { minLength: 11, maxLength: 11 }),
        (keys, names) => {
          const columns = new Map(keys.map((key, i) => [key, names[i] as string]));
          expect(parseColumns(formatColumns(columns))).toEqual(columns);
        },
      ),
    );
  });
});

describe("columns that nothing recognises", () => {
  const text = "Patient No;Clmp Thick;Cell.size;Kerne;Mitoses;Grade;Comment\n17;5;1;1;1;2;ok\n18;8;10;?;1;3;\n";

  test("stop the file with a question that names them all, with the nearest names", () => {
    const { refusal, rows } = read(text, { optionNames });
    expect(rows).toEqual([]);
    expect(refusal?.status).toBe(422);
    expect(refusal?.detail).toMatch(/Clmp Thick \(perhaps clumpThickness\), Kerne and Grade hold scores/);
    expect(refusal?.detail).toContain("--columns");
    expect(refusal?.missing).toEqual(featureKeys.filter((key) => key !== "uniformityOfCellSize" && key !== "mitoses"));
    expect(refusal?.columns).toEqual([
      { name: "Patient No", samples: ["17", "18"], recognised: undefined, asked: false, nearest: undefined },
      { name: "Clmp Thick", samples: ["5", "8"], recognised: undefined, asked: true, nearest: "clumpThickness" },
      { name: "Cell.size", samples: ["1", "10"], recognised: "uniformityOfCellSize", asked: false, nearest: undefined },
      { name: "Kerne", samples: ["1"], recognised: undefined, asked: true, nearest: undefined },
      { name: "Mitoses", samples: ["1"], recognised: "mitoses", asked: false, nearest: undefined },
      { name: "Grade", samples: ["2", "3"], recognised: undefined, asked: true, nearest: undefined },
      { name: "Comment", samples: ["ok"], recognised: undefined, asked: false, nearest: undefined },
    ]);
  });

  test("also where some of the scores are wrong", () => {
    const { refusal } = read("id,thk,szz,mitoses\n1,5,1,1\n2,8,10,1\n3,x,y,1\n");
    expect(refusal?.columns?.filter(({ asked }) => asked).map(({ name }) => name)).toEqual(["thk", "szz"]);
  });

  test("are read as the caller says, once nothing is left to ask", () => {
    const none = "uniformityOfCellShape:,marginalAdhesion:,singleEpithelialCellSize:,blandChromatin:,normalNucleoli:";
    expect(read(text, with_("clumpThickness:Clmp Thick,bareNuclei:Kerne")).refusal?.code).toBe("question");
    const { scores, rows, early } = read(text, with_(`clumpThickness:Clmp Thick,bareNuclei:Kerne,id:Patient No,${none}`));
    expect(scores).toEqual(["5 1 ? ? ? 1 ? ? 1", "8 10 ? ? ? ? ? ? 1"]);
    expect(rows.map(({ id }) => id)).toEqual(["17", "18"]);
    expect(early.join("\n")).toContain("Clmp Thick as clumpThickness");
    expect(early.join("\n")).toContain("in no column: unknown in every row");
  });

  test("what the caller says counts for more than a name", () => {
    const { scores } = read("Cell.size,Mitoses,Cell.shape\n5,1,2\n", with_("mitoses:Cell.size,uniformityOfCellSize:Mitoses"));
    expect(scores).toEqual(["? 1 2 ? ? ? ? ? 5"]);
  });

  test.each([
    ["mitoses:Mitosen", /^--columns names Mitosen for mitoses, but no column is called so; did you mean Mitoses\?$/],
    ["mitoses:nothing like it", /the columns are Cell\.size, Mitoses, a, a\.$/],
    ["mitoses:Mitoses,bareNuclei:Mitoses", /gives the column Mitoses to both mitoses and bareNuclei/],
    ["mitoses:a", /2 columns are called so: give the column's number instead/],
  ])("%s is refused", (columns, detail) => {
    const { refusal } = read("Cell.size,Mitoses,a,a\n5,1,1,1\n", with_(columns));
    expect([refusal?.code, refusal?.detail]).toEqual(["columns", expect.stringMatching(detail)]);
  });

  test("two columns with the name of one feature: which one is asked, by number where they have one name", () => {
    const doubled = "Mitoses,bareNuclei,bareNuclei\n1,5,6\n";
    const { refusal } = read(doubled);
    expect([refusal?.code, refusal?.columns?.map(({ asked, nearest }) => asked && nearest)]).toEqual([
      "question",
      [false, "bareNuclei", "bareNuclei"],
    ]);
    const none = featureKeys.filter((key) => !["mitoses", "bareNuclei"].includes(key)).map((key) => `${key}:`);
    expect(read(doubled, with_(`bareNuclei:3,${none}`)).scores).toEqual(["? ? ? ? ? 6 ? ? 1"]);
    expect(refusal?.detail).toMatch(/bareNuclei \(column 2, perhaps bareNuclei\) and bareNuclei \(column 3, .*such as bareNuclei:2;/);
    const unnamed = read("Mitoses,\n1,5\n1,3\n").refusal;
    expect(unnamed?.detail).toMatch(/an unnamed one \(column 2\) holds scores .* such as clumpThickness:2;/);
    const renamed = read("size_uniformity,cell_size\n1,5\n").refusal;
    expect(renamed?.columns?.map(({ asked }) => asked)).toEqual([true, true]);
  });

  test("columns that count the rows are never asked about, nor are others while no feature is missing", () => {
    expect(read("index,Mitoses\n1,1\n2,1\n").refusal).toBeUndefined();
    expect(read(`${featureKeys},grade\n5,1,1,1,2,1,3,1,1,3\n`).refusal).toBeUndefined();
  });
});

describe("nearest names", () => {
  test.each([
    ["unif_call_shape", "uniformityOfCellShape"],
    ["clump_thikness", "clumpThickness"],
    ["Bare Nucliei", "bareNuclei"],
    ["Normal Nucleoil", "normalNucleoli"],
    ["mistoses", "mitoses"],
    ["bland_chrome", "blandChromatin"],
    ["t1.bare_nuclei_score", "bareNuclei"],
    ["normal_nuclei", "normalNucleoli"],
    ["age", undefined],
    ["", undefined],
    ["x".repeat(10_000), undefined],
  ])("%s: %s", (name, feature) => {
    expect(nearestFeature(name, featureKeys)).toBe(feature);
  });

  test("among other names", () => {
    expect(nearestName("Mitosen", ["id", "Mitoses"])).toBe("Mitoses");
    expect(nearestName("blandChromatni", featureKeys)).toBe("blandChromatin");
    expect(nearestName("completely else", featureKeys)).toBeUndefined();
  });
});

test("columns that are added get a prefix where their name is taken", () => {
  expect(addedNames(["id", "Prediction", "error", "cytonet_error"], ["prediction", "probability", "error"])).toEqual([
    "cytonet_prediction",
    "probability",
    "cytonet2_error",
  ]);
});

test("columns get a name of their own, however many names are taken", () => {
  const taken = Array.from({ length: 255 }, (_, n) => `${"cytonet_".repeat(n)}error`);
  const [added] = addedNames(taken, ["error"]);
  expect(taken).not.toContain(added);
});

test("the errors of a row as one text", () => {
  const { rows } = read(`${featureKeys}\n5,1,1,1,2,1,3,1,1\n0,x,1,1,1,1,1,1,1\n`);
  expect(errorText(rows[1] as never)).toBe(
    "clumpThickness must be a whole number from 1 to 10, or empty where unknown, got 0; uniformityOfCellSize must be a whole number from 1 to 10, or empty where unknown, got x",
  );
  expect(errorText({ errors: [{ column: undefined, feature: undefined, detail: "a" }], moreErrors: 4 })).toBe("a; and 4 more");
});

test("the text of a row's errors is short, whatever the columns are called: what does not fit is counted", () => {
  const error = { column: `é${" ".repeat(60_000)}`, feature: undefined, detail: "must be a score, got 11" };
  expect(errorText({ errors: Array(5).fill({ ...error, column: "bareNuclei" }), moreErrors: 4 })).toMatch(
    /^(bareNuclei [^;]*; ){5}and 4 more$/,
  );
  const text = errorText({ errors: Array(5).fill({ ...error, column: "ü".repeat(1000), detail: "x".repeat(200) }), moreErrors: 1 });
  expect(text).toMatch(/; and 5 more$/);
  expect(new TextEncoder().encode(text).length).toBeLessThan(800);
});
