import { expect, test } from "vitest";
import { answerCells, answerColumns, errorCells } from "../../../model/prediction/answer-columns.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { shipped } from "../models.ts";

test("every cell says what the prediction says, in the order of the columns", () => {
  const prediction = predict(shipped, { values: [8, 4, 5, 1, 2, null, 7, null, 1] });
  const cells = Object.fromEntries(answerCells(prediction).map((cell, i) => [answerColumns[i], cell]));
  expect(cells.prediction).toBe(prediction.prediction);
  expect(Number(cells.probability)).toBe(prediction.probability);
  expect(cells.predictionSet!.split("|")).toEqual(prediction.predictionSet);
  expect(cells.unknown).toBe("bareNuclei|normalNucleoli");
  expect(cells.assessment).toBe(prediction.assessment);
  expect([cells.unusual, cells.error]).toEqual([String(prediction.unusual), ""]);
  expect(answerCells({ ...prediction, unusual: null })).toEqual(answerCells(prediction).with(answerColumns.indexOf("unusual"), ""));
});

test("a row without a prediction has its error in the last column alone", () => {
  expect(errorCells("mitoses must be a score")).toEqual(["", "", "", "", "", "", "mitoses must be a score"]);
  expect(answerColumns.at(-1)).toBe("error");
});
