/** How to cite the software, and the data where they are known. */
export function Citation({ isWisconsin, version }: { isWisconsin: boolean; version: string }) {
  return (
    <section class="section" aria-labelledby="cite-title">
      <h2 id="cite-title">How to cite</h2>
      <ul class="findings">
        {isWisconsin && (
          <li>
            The data: W. H. Wolberg. <cite>Breast Cancer Wisconsin (Original)</cite>. UCI Machine Learning Repository, 1990.{" "}
            <a href="https://doi.org/10.24432/C5HP4Z">doi 10.24432/C5HP4Z</a>.
          </li>
        )}
        {isWisconsin && (
          <li>
            The study: W. H. Wolberg and O. L. Mangasarian. Multisurface method of pattern separation for medical diagnosis applied to
            breast cytology. <cite>Proceedings of the National Academy of Sciences</cite> 87, 1990, 9193–9196.{" "}
            <a href="https://doi.org/10.1073/pnas.87.23.9193">doi 10.1073/pnas.87.23.9193</a>.
          </li>
        )}
        <li>
          The software and its model: cytonet contributors. <cite>cytonet: a small neural network for breast cytology</cite>, model{" "}
          {version}.
        </li>
      </ul>
    </section>
  );
}
