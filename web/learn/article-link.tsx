import { url } from "../../data/article.json";

/** The article that the lessons follow, by name. */
export function ArticleLink() {
  return (
    <a href={url}>
      <cite>The keys of Deep Learning in 100 lines of code</cite>
    </a>
  );
}
