import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { joinCells } from "../../data/tables/index.ts";
import { answerColumns } from "../../model/prediction/answer-columns.ts";
import { predict } from "../../model/prediction/predict.ts";
import { safeCell } from "../../web/batch/safe-cells.ts";
import { downloadText, readBatch } from "./batch.ts";
import { model } from "./model.ts";

const added = answerColumns.join();

describe("the download", () => {
  it("has the columns of the file and those of the API, the last of them for errors", async () => {
    const text = "id,mitoses\na,1\nb,11\nc\n";
    const { rows } = await readBatch(text);
    const [header, first, second, third] = (await downloadText(text)).trimEnd().split("\n");
    expect(header).toBe(`id,mitoses,${added}`);
    expect(first?.startsWith(`a,1,${rows[0]?.prediction?.prediction},${rows[0]?.prediction?.probability},`)).toBe(true);
    // Eight unknown features, and one class or two.
    expect(first?.split("|")).toHaveLength(7 + (rows[0]?.prediction?.predictionSet.length ?? 0));
    expect(second).toMatch(/^b,11,{7}.*got 11/);
    expect(third).toBe('c,,,,,,,,"the row must have 2 columns, got 1"');
  });

  it("says in columns of their own at which prevalence and threshold it holds, where they are not the model's", async () => {
    const values = [4, 4, 2, 1, 2, 5, 2, 1, 2];
    const [header, row, failed] = (
      await downloadText(`threshold,${featureKeys}\nx,${values}\ny,11\n`, { prevalence: 0.05, threshold: 0.2 })
    ).split("\n");
    const { probability } = predict(model, { values, prevalence: 0.05 });
    expect(header).toBe(`threshold,${featureKeys},${added},prevalence,cytonet_threshold`);
    expect(row).toMatch(new RegExp(`,${probability >= 0.2 ? "malignant" : "benign"},${probability},.*,0\\.05,0\\.2$`));
    expect(failed).toMatch(/got 2.*,0\.05,0\.2$/);
  });

  it("keeps the separator and the line ends of the file, and cells as they were written", async () => {
    const text = await downloadText('note;mitoses\r\n"a;b";5,0\r\nx;10\r\n');
    expect(text).toMatch(/^note;mitoses;prediction;probability;.*\r\n"a;b";5,0;malignant;0\.\d+;.*\r\nx;10;.*\r\n$/);
  });

  it("has no header where the file has none", async () => {
    expect(await downloadText("1000025,5,1,1,1,2,1,3,1,1,2\n")).toMatch(
      /^1000025,5,1,1,1,2,1,3,1,1,2,benign,[\d.e-]+,benign,likely benign,,false,\n$/,
    );
  });

  it("begins with a byte-order mark only if it needs one", async () => {
    expect(await downloadText("note,mitoses\ngroß,1\n")).toMatch(/^\uFEFFnote,mitoses,.*\ngroß,/);
    expect(await downloadText("note,mitoses\nlarge,1\n")).toMatch(/^note,/);
  });

  it("is safe to open in a spreadsheet: formulas in cells, headers and errors are text, and numbers stay numbers", async () => {
    const text = await downloadText('=A1,mitoses,note\n=1+1,1,-5\n"@SUM(1,2)",2,+3.5\n-1+1,=2,-\n');
    const [header, first, second, third] = text.trimEnd().split("\n");
    expect(header).toBe(`'=A1,mitoses,note,${added}`);
    expect(first).toMatch(/^'=1\+1,1,-5,/);
    expect(second).toMatch(/^"'@SUM\(1,2\)",2,\+3\.5,/);
    expect(third).toMatch(/^'-1\+1,'=2,-,,,,,,,"?mitoses/);
    for (const line of text.split("\n")) expect(line).not.toMatch(/(^|,)"?[=@]/);
  });

  it("makes no cell a formula, and changes no other cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r1.,eE'ax ") }), (cell) => {
        const safe = safeCell(cell);
        const isPlainNumber = cell.trim() !== "" && /^[\d+\-.,eE]+$/.test(cell) && Number.isFinite(Number(cell.replace(",", ".")));
        if (/^[=@\t\r]/.test(cell)) expect(safe).toBe(`'${cell}`);
        else if (/^[+-]/.test(cell) && cell !== "-" && !isPlainNumber) expect(safe).toBe(`'${cell}`);
        else expect(safe).toBe(cell);
      }),
    );
  });

  it("reads back as the same table, whatever stands in the other columns", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }), async (notes) => {
        const text = [`note,id,${featureKeys}`, ...notes.map((note, i) => `${joinCells([note, `n${i}`], ",")}${",3".repeat(9)}`)].join(
          "\n",
        );
        const before = await readBatch(text);
        const after = await readBatch(await downloadText(text));
        expect(after.rows.map(({ id, values }) => [id, values])).toEqual(before.rows.map(({ id, values }) => [id, values]));
      }),
      { numRuns: 50 },
    );
  });
});
