import { type ComponentType, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { readAddress } from "../../../web/lab/experiment/experiment-address.ts";
import type { Chapter } from "../../../web/learn/chapter.ts";
import { createBody } from "../../../web/learn/chapter-body.tsx";
import { contents } from "../../../web/learn/chapter-contents.ts";
import { chapters } from "../../../web/learn/chapters.ts";

const MOST_WORDS = 500;

const modules = import.meta.glob<{ readonly chapter: Chapter }>("../../../web/learn/chapters/*/chapter.tsx", { eager: true });
const written = Object.entries(modules).map(([path, { chapter }]) => {
  const [, number, slug] = /\/(\d\d)-([a-z-]+)\/chapter\.tsx$/.exec(path) as unknown as [string, string, string];
  return { number: Number(number), slug, chapter };
});

test("every chapter of the contents is written, in its place", () => {
  expect(written.map(({ number, slug }) => `${number} ${slug}`).toSorted(byNumber)).toEqual(
    chapters.map(({ slug }, i) => `${i + 1} ${slug}`).filter((entry) => entry.split(" ")[1]! in contents),
  );
});

describe.each(written.map(({ slug, chapter }) => [slug, chapter] as const))("%s", (slug, chapter) => {
  const { question, onward, Picture, Text, Fact } = chapter;
  const page = renderToString(h(createBody(slug, chapter), {}));

  test(`has fewer than ${MOST_WORDS} words`, () => {
    const wording = [Picture, Text, Fact].map(textOf);
    const longestReason = Math.max(...question.answers.map(({ reason }) => wordCount(reason)));
    const words = wordCount([...wording, question.text, ...question.answers.map(({ text }) => text)].join(" ")) + longestReason;
    expect(words).toBeLessThan(MOST_WORDS);
    expect(words).toBeGreaterThan(100);
  });

  test("asks one question with one right answer, and gives a reason for each", () => {
    expect(question.text).toMatch(/\?$/);
    expect(question.answers.filter(({ isRight }) => isRight)).toHaveLength(1);
    expect(question.answers.length).toBeGreaterThan(1);
    for (const { reason } of question.answers) expect(reason).toMatch(/\w.*\.$/);
  });

  test("shows its text, its picture and its fact without scripts", () => {
    expect(page).toContain("<svg");
    expect(page).toContain("<details");
    for (const part of [Text, Picture, Fact]) expect(plain(page)).toContain(textOf(part).slice(0, 80));
  });

  test("its picture stands beside the text, or after the question if it gives the answer away", () => {
    expect(page.indexOf("chapter-picture") > page.indexOf("lesson-question")).toBe(chapter.pictureAfterQuestion === true);
  });

  test("uses no style attribute, which the site’s policy forbids", () => {
    expect(page).not.toContain(" style=");
  });

  test("leads on to a page, and into the lab with settings that it understands", () => {
    expect(onward.href).toMatch(/^\/(lab|model|learn\/[a-z-]+)?([?#]|$)/);
    for (const [, query = ""] of page.matchAll(/href="\/lab(?:\?([^"]*))?"/g))
      expect(readAddress(query.replaceAll("&amp;", "&"), LAB_VIEWS).refused).toEqual({});
  });
});

/** What the lab calls its views. */
const LAB_VIEWS = ["network", "curves", "landscape", "step", "result"];

function textOf(Part: ComponentType): string {
  return plain(renderToString(h(Part, {})));
}

/** The text of HTML, without drawings and without tables that are folded away. */
function plain(html: string): string {
  return html
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<section class="data-table"[\s\S]*?<\/section>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10);
}
