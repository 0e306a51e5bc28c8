import { Hono } from "hono";

/** What the API is measured against: the same framework on the same machine, and nothing to do. The answer is as long as ours. */
const answer = {
  prediction: "benign",
  probability: 0.002140155670059245,
  predictionSet: ["benign"],
  coverage: 0.95,
  unknown: [],
  unusual: false,
  model: { name: "cytonet", version: "000000000000" },
  notice: "For education and research. Not a medical device.",
};

export default new Hono().get("/api/v1/predict", (c) => c.json(answer)).post("/api/v1/predict", (c) => c.json(answer));
