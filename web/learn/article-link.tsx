/** The article that the lessons follow, by name. */
export function ArticleLink() {
  const { article = "" } = import.meta.env.PROJECT;
  return (
    <a href={article}>
      <cite>The keys of Deep Learning in 100 lines of code</cite>
    </a>
  );
}
