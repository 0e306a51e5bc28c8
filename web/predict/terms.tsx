import { Info } from "../components/info.tsx";

/** What a prediction set is. */
export function AboutPredictionSet() {
  return (
    <Info id="about-prediction-set" term="Prediction set">
      The classes with which the scores are compatible. The set is built so that at least 95 of 100 benign and 95 of 100 malignant cases
      keep their true class in it; about 1 in 20 may not. <a href="/learn/reading-an-answer#how-sure">What it promises, and what not</a>
    </Info>
  );
}

/** What makes a sample lie outside the data. */
export function AboutOutside() {
  return (
    <Info id="about-outside" term="Outside the training data">
      No training case has a combination of scores like this one, so nothing supports the probability. One wrongly entered score is a common
      reason; a sample that is not flagged may still be predicted wrongly.{" "}
      <a href="/learn/reading-an-answer#how-sure">How sure a prediction is</a>
    </Info>
  );
}

/** What a prevalence does to a probability. */
export function AboutPrevalence() {
  return (
    <Info id="about-prevalence" term="Prevalence">
      The rarer malignancy is where the sample was taken, the lower the probability for the same scores (Bayes’ rule). That assumes that
      benign and malignant samples look the same there as in the training data.{" "}
      <a href="/learn/reading-an-answer#prevalence">What prevalence does to a prediction</a>
    </Info>
  );
}

/** What a Shapley value is. */
export function AboutShapley() {
  return (
    <Info id="about-shapley" term="Shapley value">
      A feature’s contribution, averaged over every order in which the scores could become known, so that all contributions add up to the
      prediction. Shapley values describe the model, not the biology.{" "}
      <a href="/learn/reading-an-answer#why">Add your scores one at a time</a>
    </Info>
  );
}
