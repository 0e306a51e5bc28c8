import { describe, expect, test } from "vitest";
import { metadata } from "../../../web/build/head.ts";
import { projectOf } from "../../../web/build/project.ts";

const page = { title: "Batch & more", description: 'Rows, "many" of them', path: "/batch" };

describe("the head of a page", () => {
  test("has absolute addresses where the homepage is set", () => {
    const head = metadata(page, { homepage: "https://cytonet.example" }).join("\n");
    expect(head).toContain('<link rel="canonical" href="https://cytonet.example/batch" />');
    expect(head).toContain('<meta property="og:url" content="https://cytonet.example/batch" />');
    expect(head).toContain('<meta property="og:image" content="https://cytonet.example/social.png" />');
    expect(metadata({ ...page, path: "/" }, { homepage: "https://cytonet.example" }).join()).toContain('href="https://cytonet.example/"');
  });

  test("has none where it is not set, and on the page for what is missing", () => {
    for (const head of [metadata(page, {}), metadata({ ...page, path: "/404" }, { homepage: "https://cytonet.example" })])
      expect(head.join("\n")).not.toMatch(/https:|og:image|canonical/);
  });

  test("says in any case what the page is, with its characters escaped", () => {
    const head = metadata(page, {}).join("\n");
    expect(head).toContain('<meta property="og:title" content="Batch &amp; more" />');
    expect(head).toContain('<meta property="og:description" content="Rows, &quot;many&quot; of them" />');
  });
});

describe("the project", () => {
  test.each([
    ["owner/name", "https://github.com/owner/name"],
    ["gitlab:owner/name", "https://gitlab.com/owner/name"],
    [{ url: "git+https://git.example/owner/name.git" }, "https://git.example/owner/name"],
    [{ url: "git+ssh://git@github.com/owner/name.git" }, "https://github.com/owner/name"],
    ["git@github.com:owner/name.git", "https://github.com/owner/name"],
  ])("links to the repository %j", (repository, source) => {
    expect(projectOf({ repository })).toEqual({ source });
  });

  test("takes reports at an address or by mail", () => {
    expect(projectOf({ bugs: "https://git.example/issues" })).toEqual({ issues: "https://git.example/issues" });
    expect(projectOf({ bugs: { email: "a@git.example" } })).toEqual({ issues: "mailto:a@git.example" });
  });

  test("says nothing of what is not set, and refuses what is no address", () => {
    expect(projectOf({})).toEqual({});
    expect(() => projectOf({ homepage: "cytonet.example" })).toThrow("homepage must be a web address, got cytonet.example");
    expect(() => projectOf({ bugs: "javascript:alert(1)" })).toThrow("bugs must be a web address");
  });
});
