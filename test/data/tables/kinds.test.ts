import { describe, expect, test } from "vitest";
import { featureKeys } from "../../../data/features.ts";
import { eventsOf, type Outcome, outcome, read } from "./reading.ts";

const two = ["5 1 1 1 2 1 3 1 1", "8 10 10 8 7 10 9 7 1"];
const keys = featureKeys.join();
const mlbench = "Cl.thickness,Cell.size,Cell.shape,Marg.adhesion,Epith.c.size,Bare.nuclei,Bl.cromatin,Normal.nucleoli,Mitoses";

/** Reads the two samples with these diagnoses, without errors. */
function expectTwo(result: Outcome, diagnoses: readonly string[] = ["b", "m"], scores: readonly string[] = two): void {
  expect(result.refusal).toBeUndefined();
  expect(result.rows.flatMap(({ errors }) => errors)).toEqual([]);
  expect({ scores: result.scores, diagnoses: result.diagnoses }).toEqual({ scores, diagnoses });
}

describe("R", () => {
  test("write.table: spaces, quotes, row names for which the header has no name", () => {
    const names = mlbench
      .split(",")
      .map((name) => `"${name}"`)
      .join(" ");
    const result = read(
      `"Id" ${names} "Class"\n"1" "1000025" 5 1 1 1 2 1 3 1 1 "benign"\n"4" "1017122" 8 10 10 8 7 10 9 7 1 "malignant"\n`,
    );
    expectTwo(result);
    expect(result.rows.map(({ id }) => id)).toEqual(["1000025", "1017122"]);
    expect(result.notices.join()).toContain("row names of R");
    expect(result.table?.header).toBe(`"" ${`"Id" ${names} "Class"`.replaceAll('"', "")}`);
  });

  test("row names in words, or of a sample of the rows", () => {
    const names = `"${mlbench.split(",").join('" "')}"`;
    const [first, second] = two as [string, string];
    expectTwo(read(`${names} "Class"\n"anna" ${first} "benign"\n"berta" ${second} "malignant"\n`));
    expectTwo(read(`${names} "Class"\n"12" ${first} "benign"\n"3" ${second} "malignant"\n`));
    expectTwo(read(`${names}\n"1" ${first}\n"2" ${second}\n`), ["-", "-"]);
  });

  test("a last column without a name is no reason to shift the scores to the right", () => {
    for (const [benign, malignant] of [
      ["2", "4"],
      ["benign", "malignant"],
    ]) {
      const { refusal } = read(`id,${keys},class\n1000,5,1,1,1,2,1,3,1,1,${benign},ok\n1001,8,10,10,8,7,10,9,7,1,${malignant},ok\n`);
      expect(refusal?.detail).toMatch(/^The header has 11 names, but most rows have 12 columns/);
    }
    expect(read(`id,${keys}\n1,5,1,1,1,2,1,3,1,1,1\n2,8,10,10,8,7,10,9,7,1,2\n`).refusal?.code).toBe("header");
  });

  test("write.csv2: semicolons and decimal commas", () => {
    const header = `"";"${mlbench.replaceAll(",", '";"')}";"Class"`;
    expectTwo(read(`${header}\n"1";5,0;1;1;1;2;1,0;3;1;1;"benign"\n"2";8;10,0;10;8;7;10;9;7;1;"malignant"\n`));
  });

  test("read.table without names writes V1 to V11, which are not those of MASS", () => {
    const header = `"",${Array.from({ length: 11 }, (_, i) => `"V${i + 1}"`).join()}`;
    const result = read(`${header}\n"1",1000025,5,1,1,1,2,1,3,1,1,2\n"2",1017122,8,10,10,8,7,10,9,7,1,4\n`);
    expectTwo(result);
    expect(result.table?.features).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("MASS: V1 to V9 beside ID and class, in any case and order", () => {
    expectTwo(read("class,v9,v8,v7,v6,v5,v4,v3,v2,v1\nbenign,1,1,3,1,2,1,1,1,5\nmalignant,1,7,9,10,7,8,10,10,8\n"));
  });

  test("some of V1 to V9 are no features", () => {
    const { refusal } = read("ID,V1,V2,V3,class\n1,5,1,1,benign\n2,8,10,10,malignant\n");
    expect(refusal?.code).toBe("question");
    expect(refusal?.columns?.filter(({ asked }) => asked).map(({ name }) => name)).toEqual(["V1", "V2", "V3"]);
  });

  test("faraway's wbca: columns by the alphabet, 0 for malignant", () => {
    const text = "Class,Adhes,BNucl,Chrom,Epith,Mitos,NNucl,Thick,UShap,USize\n1,1,1,3,2,1,1,5,1,1\n0,8,10,9,7,1,7,8,10,10\n";
    expectTwo(read(text), ["-", "-"]);
    expectTwo(read(text, { malignant: "0" }));
  });
});

describe("Python", () => {
  test("pandas' index, 1.0 for 1, <NA> and nothing for unknown", () => {
    expectTwo(
      read(`Unnamed: 0,${keys},target\n0,5.0,1.0,1,1,2,<NA>,3.0,1,1,malignant\n1,8,10.0,10,8,7,,9,7,1,benign\n`),
      ["m", "b"],
      ["5 1 1 1 2 ? 3 1 1", "8 10 10 8 7 ? 9 7 1"],
    );
  });

  test("a raw file with an index and no header", () => {
    const result = read("0,1000025,5,1,1,1,2,1,3,1,1,2\n1,1017122,8,10,10,8,7,10,9,7,1,4\n");
    expectTwo(result);
    expect(result.rows.map(({ id }) => id)).toEqual(["1000025", "1017122"]);
  });

  test("numpy.savetxt", () => {
    const e = (row: string) => row.replace(/\d+/g, (digits) => Number(digits).toExponential(18));
    expectTwo(read(`${e("5,1,1,1,2,1,3,1,1,2")}\n${e("8,10,10,8,7,10,9,7,1,4")}\n`));
  });

  test("scikit-learn's StandardScaler: refused as scaled", () => {
    const { refusal } = read(`${keys}\n0.2,-0.7,-0.74,-0.64,-0.56,-0.7,-0.18,-0.61,-0.34\n1.27,2.26,2.18,1.6,1.7,1.77,2.3,1.35,-0.34\n`);
    expect(refusal?.code).toBe("scaled");
    expect(refusal?.detail).toMatch(/scaled/);
  });

  test("0 and 1 alone: refused as scaled; a single 0 is an error of its row", () => {
    expect(read(`${keys}\n0,1,0,0,1,0,1,0,0\n1,1,1,1,1,1,1,1,1\n`).refusal?.code).toBe("scaled");
    expect(read(`${keys}\n1,1,1,1,0,1,1,1,1\n1,1,1,1,1,1,1,1,1\n`).scores).toEqual(["!", "1 1 1 1 1 1 1 1 1"]);
    expectTwo(read(`${keys}\n1,1,1,1,1,1,1,1,1\n1,1,1,1,1,1,1,1,1\n`), ["-", "-"], Array(2).fill("1 1 1 1 1 1 1 1 1"));
  });

  test("scores over ten: refused as scaled", () => {
    expect(read(`${keys}\n.5,.1,.1,.1,.2,.1,.3,.1,.1\n`.replaceAll(/,?\.(\d)/g, (part) => part.replace(".", "0."))).refusal?.code).toBe(
      "scaled",
    );
    expect(read("0.5,0.1,0.1,0.1,0.2,0.1,0.3,0.1,0.1,2\n0.8,1.0,1.0,0.8,0.7,1,0.9,0.7,0.1,4\n").refusal?.code).toBe("scaled");
    expectTwo(read(`${keys}\n1,1,1,1,1,1,1,1,1\n`), ["-"], ["1 1 1 1 1 1 1 1 1"]);
  });
});

describe("spreadsheets", () => {
  test("a title above the header, and an empty margin", () => {
    const result = read(
      `Breast clinic 2021;;;;;;;;;;\n;;;;;;;;;;\n;${featureKeys.join(";")};Diagnose\n;5;1;1;1;2;1;3;1;1;gutartig\n;8;10;10;8;7;10;9;7;1;bösartig\n`,
    );
    expectTwo(result);
    expect(result.notices.join()).toContain("Line 1 above the header is skipped.");
  });

  test("error cells, formulas for text, text that was marked as such", () => {
    expectTwo(
      read(`${keys},class\n"=""5""",'1,1,1,2,#N/A,3,1,1,Benign\n８,10,10,8,7,#NULL!,9,7,1,MALIGNANT\n`),
      ["b", "m"],
      ["5 1 1 1 2 ? 3 1 1", "8 10 10 8 7 ? 9 7 1"],
    );
  });

  test("a dozen lines above the header, one of which names a feature", () => {
    const lines = `Study 7\nMitoses: counted in ten fields\n${"Remarks, and more\n".repeat(10)}`;
    expectTwo(read(`${lines}${keys},class\n5,1,1,1,2,1,3,1,1,benign\n8,10,10,8,7,10,9,7,1,malignant\n`));
  });

  test("two tables in one file: the second one's own names never shift its scores", () => {
    const first = `id,${keys},class\n1,5,1,1,1,2,1,3,1,1,benign\n`;
    const [same, other] = [`ID,${mlbench},Class\n`, `class,id,${keys}\n`];
    const again = read(`${first}${same}2,8,10,10,8,7,10,9,7,1,malignant\n`);
    expectTwo(again);
    expect(again.notices.join()).toContain("The header is repeated 1 time");

    const { scores, rows } = read(`${first}${other}benign,3,4,1,2,3,2,10,3,6,1\n${same}2,8,10,10,8,7,10,9,7,1,malignant\n`);
    expect(scores).toEqual([two[0], "!", "!", two[1]]);
    expect(rows.map(({ errors }) => errors[0]?.detail)).toEqual([
      undefined,
      "the row names the columns, but not as the header does, so the rows below it are not read: put them into a file of their own",
      "the row is below other names of the columns, in line 3",
      undefined,
    ]);
    const swapped = read(`${first}class,${keys},id\nmalignant,8,10,10,8,7,10,9,7,1,2\n`);
    expect(swapped.scores).toEqual([two[0], "!", "!"]);
  });

  test("a title above rows without a header", () => {
    const rows = "1000,5,1,1,1,2,1,3,1,1,2\n1001,8,10,10,8,7,10,9,7,1,4\n";
    for (const title of ["My cases", "My cases,,,,,,,,,,"]) {
      const result = read(`${title}\n${rows}`);
      expectTwo(result);
      expect(result.early[0]).toBe("Line 1 above the rows is skipped.");
    }
  });

  test("numbers of the columns below their names are no sample", () => {
    for (const first of [0, 1]) {
      const numbers = Array.from({ length: 11 }, (_, i) => i + first).join();
      expectTwo(read(`id,${keys},class\n${numbers}\n1,5,1,1,1,2,1,3,1,1,benign\n2,8,10,10,8,7,10,9,7,1,malignant\n`));
    }
  });

  test("windows-1252 from Excel: read where that is allowed, and said", () => {
    const text = `Numéro;${featureKeys.join(";")};Diagnostic\nn° 1;5;1;1;1;2;1;3;1;1;bénin\nn° 2;8;10;10;8;7;10;9;7;1;malin\n`;
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const allowed = outcome(eventsOf(bytes, { fallback: true }));
    expectTwo(allowed);
    expect(allowed.early).toContain("The file is not UTF-8; it is read as windows-1252.");
    expectTwo(outcome(eventsOf(bytes, { charset: "windows-1252" })));
    const strict = outcome(eventsOf(bytes));
    expect(strict.scores).toEqual(["!", "!"]);
    expect(strict.rows[0]?.errors[0]?.detail).toBe("holds bytes that are not in the charset of the file");
  });

  test("a byte that is not UTF-8 after the first 64 KiB is read as windows-1252, and counted", () => {
    const row = "5,1,1,1,2,1,3,1,1,a\n";
    const text = `${keys},note\n${row.repeat(4000)}5,1,1,1,2,1,3,1,1,caf\u00e9\n`;
    const result = outcome(
      eventsOf(
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
        { fallback: true },
      ),
    );
    expect(result.rows.at(-1)?.cells.at(-1)).toBe("café");
    expect(result.early).toEqual([]);
    expect(result.notices).toEqual(["1 byte is not UTF-8 and read as windows-1252."]);
  });

  test("cells left over at the end of rows are no columns, and rows come out with as many as the header", () => {
    const { rows, table } = read(`${keys}\n5,1,1,1,2,1,3,1,1,,\n8,10,10,8,7,10,9,7,1\n`);
    expect(rows.map(({ raw }) => raw)).toEqual(["5,1,1,1,2,1,3,1,1", "8,10,10,8,7,10,9,7,1"]);
    expect(table?.width).toBe(9);
  });

  test("a header that is longer than its rows by empty names", () => {
    const { rows, table } = read(`${keys},,\n5,1,1,1,2,1,3,1,1\n8,10,10,8,7,10,9,7,1\n`);
    expect(rows.map(({ errors }) => errors)).toEqual([[], []]);
    expect(table?.header).toBe(keys);
  });
});

describe("statistics programs", () => {
  test("SPSS, SAS and Stata write a dot for unknown", () => {
    expectTwo(read(`${keys}\n5,1,1,1,2,.,3,1,1\n`), ["-"], ["5 1 1 1 2 ? 3 1 1"]);
  });

  test("a class of 1 and 2 is not UCI's 2 and 4", () => {
    const text = `${keys},class\n5,1,1,1,2,1,3,1,1,1\n8,10,10,8,7,10,9,7,1,2\n`;
    const result = read(text);
    expectTwo(result, ["-", "-"]);
    expect(result.table?.unclearDiagnoses).toEqual(["1", "2"]);
    expect(result.early.join()).toContain("holds 1 and 2, which may mean either class");
    expectTwo(read(text, { malignant: "2" }));
    expectTwo(read(text, { malignant: "1.0" }), ["m", "b"]);
  });

  test("diagnoses in other languages", () => {
    const pairs =
      "benigno maligno|bénin malin|Gutartig Bösartig|goedaardig kwaadaardig|łagodny złośliwy|İyi-huylu Kötü-huylu|良性 恶性|доброкачественный злокачественный|B M|ben. mal.|negative positive|良性 惡性|2=benign Malignant-(4)";
    for (const pair of pairs.split("|")) {
      const [benign, malignant] = pair.split(" ");
      expectTwo(read(`${keys},class\n5,1,1,1,2,1,3,1,1,${benign}\n8,10,10,8,7,10,9,7,1,${malignant}\n`));
    }
  });

  test("a stray value does not cost 2 and 4 their meaning", () => {
    const rows = `${"5,1,1,1,2,1,3,1,1,2\n".repeat(9)}${"8,10,10,8,7,10,9,7,1,4\n".repeat(9)}`;
    const { diagnoses, rows: read_ } = read(`${keys},class\n${rows}5,1,1,1,2,1,3,1,1,3\n`);
    expect(diagnoses.join("")).toBe(`${"b".repeat(9)}${"m".repeat(9)}-`);
    expect(read_.at(-1)?.diagnosisError).toEqual({ column: "class", feature: undefined, detail: "must be benign or malignant, got 3" });
    expect(read_.at(-1)?.errors).toEqual([]);
  });

  test("true and false, yes and no are not guessed", () => {
    for (const [benign, malignant] of [
      ["FALSE", "TRUE"],
      ["no", "yes"],
      ["normal", "abnormal"],
    ]) {
      const text = `${keys},is_cancer\n5,1,1,1,2,1,3,1,1,${benign}\n8,10,10,8,7,10,9,7,1,${malignant}\n`;
      expectTwo(read(text), ["-", "-"]);
      expectTwo(read(text, { malignant: malignant as string }));
    }
  });

  test("a choice that is not in the file never turns malignant into benign", () => {
    for (const value of ["malignant", "M", "4"]) {
      const { diagnoses } = read(`${keys},class\n5,1,1,1,2,1,3,1,1,${value}\n`, { malignant: "1" });
      expect(diagnoses).toEqual([value === "4" ? "-" : "m"]);
    }
    expect(read(`${keys},class\n5,1,1,1,2,1,3,1,1,0\n`, { malignant: "1" }).diagnoses).toEqual(["b"]);
  });

  test("2 alone is UCI's benign, and said, since with 1 beside it it would not be", () => {
    const text = `${keys},class\n5,1,1,1,2,1,3,1,1,2\n8,10,10,8,7,10,9,7,1,2\n`;
    const result = read(text);
    expectTwo(result, ["b", "b"]);
    expect(result.early).toEqual([
      "All that the diagnosis column class holds is 2, which is taken for benign as in the UCI data: if it is not, say which value means malignant with malignant.",
    ]);
    expectTwo(read(text, { malignant: "2" }), ["m", "m"]);
  });

  test("a value that cannot mean malignant is refused", () => {
    const uci = `${keys},class\n5,1,1,1,2,1,3,1,1,2\n8,10,10,8,7,10,9,7,1,4\n`;
    expect(read(uci, { malignant: "2", optionNames: { columns: "--columns", malignant: "--malignant" } }).refusal).toEqual({
      code: "malignant",
      status: 422,
      detail: "--malignant: 2 means benign and 4 malignant in the UCI data, so 2 cannot mean malignant.",
    });
    expect(read(uci, { malignant: "Benign" }).refusal?.code).toBe("malignant");
    expect(read(uci, { malignant: "?" }).refusal?.code).toBe("malignant");
    expectTwo(read(uci, { malignant: "4" }));
  });
});

describe("Weka, KEEL, Orange, OpenML", () => {
  test("ARFF with comments, quoted names and values", () => {
    const names = featureKeys.map((key) => `@ATTRIBUTE '${key}' NUMERIC\n`).join("");
    const text = `% 1. Title: it's "Wisconsin", a,"b\n%\n@RELATION 'breast w'\n\n${names}@ATTRIBUTE class {'benign','malignant'}\n\n@DATA\n% rows\n5,1,1,1,2,1,3,1,1,'benign'\n8,10,10,8,7,10,9,7,1,'malignant'\n`;
    const result = read(text);
    expectTwo(result);
    expect(result.table?.header).toBe(`${keys},class`);
    expect(result.rows.map(({ line }) => line)).toEqual([18, 19]);
  });

  test("KEEL: spaces, inputs and outputs, <null>, negative and positive", () => {
    const names = [
      "ClumpThickness",
      "CellSize",
      "CellShape",
      "MarginalAdhesion",
      "EpithelialSize",
      "BareNuclei",
      "BlandChromatin",
      "NormalNucleoli",
      "Mitoses",
    ];
    const head = `@relation wisconsin\n${names.map((name) => `@attribute ${name} integer[1,10]\n`).join("")}@attribute Class{negative,positive}\n@inputs ${names}\n@outputs Class\n@data\n`;
    expectTwo(
      read(`${head}5, 1, 1, 1, 2, <null>, 3, 1, 1, negative\n8, 10, 10, 8, 7, 10, 9, 7, 1, positive\n`),
      ["b", "m"],
      ["5 1 1 1 2 ? 3 1 1", two[1] as string],
    );
  });

  test("ARFF without rows in sight, and sparse ARFF", () => {
    expect(read(`@relation x\n@attribute a numeric\n`).refusal?.detail).toMatch(/no @data/);
    expect(read(`@relation x\n@attribute a numeric\n@data\n{0 5}\n`).refusal?.code).toBe("sparse");
  });

  test("Orange's lines of types", () => {
    const tabs = (cells: readonly string[]) => cells.join("\t");
    const result = read(
      `${tabs([...featureKeys, "y"])}\n${tabs([...Array(9).fill("c"), "d"])}\n${tabs([...Array(9).fill(""), "class"])}\n${tabs("5 1 1 1 2 1 3 1 1 benign".split(" "))}\n${tabs("8 10 10 8 7 10 9 7 1 malignant".split(" "))}\n`,
    );
    expectTwo(result);
    expect(result.notices.join()).toContain("Lines 2 to 3 with the types or numbers of the columns are skipped.");
  });
});

describe("by hand", () => {
  test("spaces everywhere, names in words, comments in brackets", () => {
    const header =
      ' clump  thickness (1-10) , Uniformity of cell size [score] ,uniformity-of-cell-shape, marginal adhesion: 1 - 10,single epithelial cell size,BARE NUCLEI,bland chromatin,normal nucleoli,mitoses,"Class: (2 for benign, 4 for malignant)"';
    expectTwo(read(`${header}\n 5 , 1,1, 1,2 ,1,3,1,1,2\n8 ,10,10,8,7,10,9,7,1, 4 \n`));
  });

  test("some features only: the others are said to be missing, once", () => {
    const result = read("Mitoses;Clump thickness;Remark\n1;5;none\n1;8;repeat\n");
    expectTwo(result, ["-", "-"], ["5 ? ? ? ? ? ? ? 1", "8 ? ? ? ? ? ? ? 1"]);
    expect(result.early).toEqual([
      "uniformityOfCellSize, uniformityOfCellShape, marginalAdhesion, singleEpithelialCellSize, bareNuclei, blandChromatin and normalNucleoli are in no column: unknown in every row.",
    ]);
  });

  test("the answers of this project, read again: the prediction is not the diagnosis", () => {
    const result = read(`${keys},prediction,probability,predictionSet,error\n5,1,1,1,2,1,3,1,1,malignant,0.9,malignant,\n`);
    expectTwo(result, ["-"], [two[0] as string]);
    expect(result.table?.diagnosis).toBe(-1);
  });

  test("of several columns for the diagnosis, one that is understood", () => {
    const result = read(`${keys},class,outcome\n5,1,1,1,2,1,3,1,1,0,benign\n8,10,10,8,7,10,9,7,1,1,malignant\n`);
    expectTwo(result);
    expect(result.early).toEqual(["Of the columns that may hold the diagnosis, outcome is taken."]);
  });
});

describe("without a header", () => {
  test("case number and nine scores, told from nine scores and class by their values", () => {
    const result = read("1000025,5,1,1,1,2,1,3,1,1\n1017122,8,10,10,8,7,10,9,7,1\n");
    expectTwo(result, ["-", "-"]);
    expect(result.rows.map(({ id }) => id)).toEqual(["1000025", "1017122"]);
    expectTwo(read("1,5,1,1,1,2,1,3,1,1\n2,8,10,10,8,7,10,9,7,1\n3,5,1,1,1,2,1,3,1,1\n"), ["-", "-", "-"], [...two, two[0] as string]);
  });

  test("what cannot be told apart is refused with what to do", () => {
    expect(read("1,5,1,1,1,2,1,3,1,1\n").refusal?.detail).toMatch(/do not read as .* add a header/);
    // The class second: reading on would shift every score by one.
    const shifted = "1000025,2,5,1,1,1,2,1,3,1,1\n1017122,4,8,10,10,8,7,10,9,7,1\n";
    expect(read(shifted).refusal?.code).toBe("header");
    const columns = new Map(featureKeys.map((key, f) => [key, String(f + 3)]));
    expectTwo(read(shifted, { columns: new Map([...columns, ["diagnosis", "2"]]) as never }));
  });

  test("a header of numbers counts from 0 or 1, or is A, B, C", () => {
    const rows = "1000025,5,1,1,1,2,1,3,1,1,2\n1017122,8,10,10,8,7,10,9,7,1,4\n";
    for (const header of [
      "0,1,2,3,4,5,6,7,8,9,10",
      "1,2,3,4,5,6,7,8,9,10,11",
      "A,B,C,D,E,F,G,H,I,J,K",
      "x0,x1,x2,x3,x4,x5,x6,x7,x8,x9,x10",
      Array.from({ length: 11 }, (_, i) => `Column${i + 1}`).join(),
    ]) {
      const result = read(`${header}\n${rows}`);
      expectTwo(result);
      expect(result.notices.join()).toContain("Line 1 only counts the columns");
    }
    const repeated = read(`0,1,2,3,4,5,6,7,8,9,10\n${rows}0,1,2,3,4,5,6,7,8,9,10\n`);
    expectTwo(repeated);
    expect(repeated.notices.join()).toContain("repeated 1 time");
    expectTwo(read("1,2,3,4,5,6,7,8,9\n"), ["-"], ["1 2 3 4 5 6 7 8 9"]);
  });

  test("a header among the rows is skipped, wherever it is", () => {
    const result = read(`1000025,5,1,1,1,2,1,3,1,1,2\nid,${keys},class\n1017122,8,10,10,8,7,10,9,7,1,4\n`);
    expectTwo(result);
    expect(result.notices.join()).toContain("The header is repeated 1 time");
  });
});
