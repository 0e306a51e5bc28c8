import type { RenderedPage } from "./page-files.ts";
import type { Project } from "./project.ts";

/** The picture that other sites show with a link, drawn by scripts/pictures.ts. */
const PICTURE = { path: "/social.png", width: 1200, height: 630, text: "cytonet: nine scores, one prediction, and how certain it is" };

/** What a page's `<head>` says about it to search engines and to sites that show its link. Absolute addresses need the project's homepage. */
export function metadata(
  { title, description, path }: Pick<RenderedPage, "title" | "description" | "path">,
  { homepage }: Project,
): string[] {
  const isMissing = path === "/404";
  return [
    `<title>${escapeHtml(title)}</title>`,
    meta("name", "description", description),
    meta("property", "og:type", "website"),
    meta("property", "og:site_name", "cytonet"),
    meta("property", "og:title", title),
    meta("property", "og:description", description),
    ...(isMissing ? [meta("name", "robots", "noindex")] : []),
    ...(homepage && !isMissing ? absolute(path, homepage) : []),
  ];
}

function absolute(path: string, homepage: string): string[] {
  const address = new URL(path, homepage).href;
  return [
    `<link rel="canonical" href="${escapeHtml(address)}" />`,
    meta("property", "og:url", address),
    meta("property", "og:image", new URL(PICTURE.path, homepage).href),
    meta("property", "og:image:width", `${PICTURE.width}`),
    meta("property", "og:image:height", `${PICTURE.height}`),
    meta("property", "og:image:alt", PICTURE.text),
    meta("name", "twitter:card", "summary_large_image"),
  ];
}

function meta(kind: "name" | "property", name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}" />`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
