/** The one reader of tables: see README.md. */
export { addedNames, errorText } from "./answers.ts";
export { type CellsReader, createCellsReader } from "./cells-reader.ts";
export { type Charset, charsetLabels, charsetOf } from "./charset.ts";
export { type ChosenColumns, formatColumns, parseColumns } from "./chosen-columns.ts";
export { fitCells, joinCells } from "./csv.ts";
export { numbersRows } from "./lookup.ts";
export { nearestName } from "./nearest.ts";
export { createTableReader, HEAD_BYTES, type TableReader } from "./reader.ts";
export { isUnknown, parseScore } from "./score.ts";
export { sheetCells } from "./sheet-cells.ts";
export { LONGEST_ROW } from "./splitter.ts";
export type * from "./types.ts";
export { readTable, type WholeTable, wholeTable } from "./whole.ts";
