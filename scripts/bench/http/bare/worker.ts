import { Hono } from "hono";

/** The yardstick of the API: the same framework, no work, and a response of the same length. */
const response = {
  prediction: "benign",
  probability: 0.002140155670059245,
  predictionSet: ["benign"],
  coverage: 0.95,
  unknown: [],
  unusual: false,
  assessment: "likely benign",
  model: { name: "cytonet", version: "000000000000" },
  notice: "For education and research. Not a medical device.",
};

export default new Hono().get("/api/v1/predict", (c) => c.json(response)).post("/api/v1/predict", (c) => c.json(response));
