import { strFromU8, unzipSync, zipSync } from "fflate";
import { InvalidInputError, InvalidSpreadsheetError, readSheet } from "read-excel-file/universal";
import { type Refusal, sheetCells } from "../../data/tables/index.ts";

/** The most that the XML in a workbook may take up, unpacked: a sheet of about a million rows. */
const MOST_BYTES = 300 * 2 ** 20;

/** The rows of a workbook's first sheet as texts, the first row first, or why it cannot be read. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[] | Refusal> {
  try {
    const unpacked = unpack(bytes);
    if ("code" in unpacked) return unpacked;
    const rows = await readSheet(unpacked.archive, { parseNumber: (text) => text, trim: false });
    return rows.map(sheetCells);
  } catch (reason) {
    if (reason instanceof InvalidInputError || reason instanceof InvalidSpreadsheetError) return damaged(reason.message);
    // The errors of fflate have a number as their code.
    if (reason instanceof Error && "code" in reason && typeof reason.code === "number") return damaged(reason.message);
    throw reason;
  }
}

/**
 * The workbook without compression. read-excel-file unpacks large compressed parts in web workers made of blobs, which the site's
 * Content-Security-Policy forbids; what is not compressed it takes as it is.
 */
function unpack(bytes: Uint8Array): { readonly archive: ArrayBuffer } | Refusal {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const isNeeded = /\.(xml|rels)$/i.test(name);
      if (isNeeded) size += originalSize;
      return isNeeded && size <= MOST_BYTES;
    },
  });
  if (size > MOST_BYTES)
    return refusal("This workbook is too large to be read here: save its first sheet as CSV (in Excel: File, Save As, CSV UTF-8).");
  const contents = files["[Content_Types].xml"];
  if (!contents || !/spreadsheetml/.test(strFromU8(contents)))
    return refusal("This is a ZIP file, but not an Excel workbook (.xlsx): unpack it, and choose the table in it.");
  return { archive: zipSync(files, { level: 0 }).buffer };
}

function damaged(detail: string): Refusal {
  return refusal(`This Excel workbook cannot be read (${detail}): save its first sheet as CSV (in Excel: File, Save As, CSV UTF-8).`);
}

function refusal(detail: string): Refusal {
  return { code: "workbook", status: 415, detail };
}
