import { readFileSync } from "node:fs";
import { projectPath } from "../files.ts";

/** The size at which sites show the picture of a link, in CSS pixels. */
export const CARD = { width: 1200, height: 630 };

/** The picture of a link as HTML that loads nothing. */
export function socialCard(): string {
  const icon = readFileSync(projectPath("web/public/icon.svg"), "utf8");
  return `<!doctype html><html lang="en"><style>
    ${fontFace("Newsreader", "@fontsource/newsreader/files/newsreader-latin-500-normal.woff2")}
    ${fontFace("Atkinson", "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2")}
    body { margin: 0; width: ${CARD.width}px; height: ${CARD.height}px; display: grid; grid-template-columns: 1fr 25rem; align-items: center;
      gap: 3rem; padding: 0 5rem; box-sizing: border-box; background: #f7f3ec; color: #211d2e; font: 400 1.9rem/1.4 Atkinson; }
    h1 { margin: 0 0 1.75rem; font: 500 4.25rem/1.08 Newsreader; letter-spacing: -0.02em; }
    p { margin: 0; color: #5a5468; } strong { color: #343a85; font: 500 2.2rem/1 Newsreader; }
    p:first-child { margin-bottom: 2rem; } svg { width: 25rem; height: 25rem; }
    body::after { content: ""; position: fixed; inset: auto 0 0; height: 22px; background:
      repeating-linear-gradient(90deg, #8b8494 0 2px, transparent 2px 120px) 0 100% / 100% 22px no-repeat,
      repeating-linear-gradient(90deg, #8b8494 0 2px, transparent 2px 12px) 0 100% / 100% 10px no-repeat; }
  </style><div><p><strong>cytonet</strong></p><h1>Nine scores, one prediction, and how certain it is</h1>
  <p>A small neural network for breast cytology. For education and research.</p></div>${icon}</html>`;
}

function fontFace(family: string, file: string): string {
  const font = readFileSync(projectPath(`node_modules/${file}`)).toString("base64");
  return `@font-face { font-family: ${family}; src: url(data:font/woff2;base64,${font}); font-weight: 200 800; }`;
}
