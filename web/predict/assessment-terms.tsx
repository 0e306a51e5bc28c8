/** What the three assessments mean, and how they relate to the categories in which cytologists report. */
export function AssessmentTerms() {
  return (
    <details class="assessment-terms">
      <summary>What these words mean</summary>
      <p>
        <strong>Likely benign</strong> or <strong>likely malignant</strong>: the prediction set contains only this class, the probability of
        the other class is at most 5%, and the scores are not outside the training data. Anything else is <strong>indeterminate</strong>.
      </p>
      <p>
        These are not the categories of the <a href="https://doi.org/10.1159/000499509">IAC Yokohama system for breast cytology</a>{" "}
        (insufficient, benign, atypical, suspicious, malignant), which a cytopathologist assigns to a smear. In{" "}
        <a href="https://karger.com/acy/article-abstract/63/4/274/10146">one series</a>, 1.4% of the cases reported as benign proved
        malignant, as did 13% of the atypical, 97% of the suspicious and all of the malignant ones.
      </p>
    </details>
  );
}
