import { writeFileSync } from "node:fs";
import writeExcelFile from "write-excel-file/node";
import { helped, runCommand } from "./cli/options.ts";
import { projectPath } from "./files.ts";
import { aboutRows, templateCsv, templateRows } from "./template/contents.ts";

/*
 * Writes the template that the Batch page offers for download, as CSV and as an Excel workbook. Both are part of the repository, so that
 * a build needs no library for them: run this after a change to the features or their meanings.
 */

const csvPath = "web/public/cytonet-template.csv";
const workbookPath = "web/public/cytonet-template.xlsx";
const [header = [], ...examples] = templateRows;
const bold = (text: string) => ({ value: text, fontWeight: "bold" as const });
const scores = {
  sheet: "Scores",
  data: [header.map(bold), ...examples.map((row) => row.map(Number))],
  columns: header.map((name) => ({ width: name.length + 3 })),
  stickyRowsCount: 1,
};
const about = {
  sheet: "What the scores mean",
  data: aboutRows.map((row, i) => (i === 0 || row[0] === "column" ? row.map(bold) : [...row])),
  columns: [28, 28, 60, 20, 20].map((width) => ({ width })),
};

await runCommand(async () => {
  if (helped("template", `Writes the template that the Batch page offers, as ${csvPath} and ${workbookPath}.`)) return 0;
  writeFileSync(projectPath(csvPath), templateCsv());
  await writeExcelFile([scores, about]).toFile(projectPath(workbookPath));
  console.log(`${csvPath}, ${workbookPath}`);
  return 0;
});
