/** The notice, the source of the data and the privacy statement. */
export function PageFooter() {
  return (
    <footer class="page-footer">
      <div class="page-footer-row">
        <p class="notice">
          <strong>For education and research. Not a medical device.</strong> What this site says is no diagnosis and must not guide the care
          of anyone.
        </p>
        <p>
          Example data: W. H. Wolberg, <cite>Breast Cancer Wisconsin (Original)</cite>, UCI Machine Learning Repository, 1990,{" "}
          <a href="https://doi.org/10.24432/C5HP4Z">doi 10.24432/C5HP4Z</a>, licensed{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. 699 fine-needle aspirates, scored by one physician in
          Madison, 1989 to 1991.
        </p>
        <p>No cookies, no tracking. What you enter is computed in this page; the edge is asked the same and keeps nothing.</p>
      </div>
    </footer>
  );
}
