/**
 * Loads a page and whatever it may load in turn: scripts and the chunks that they import, stylesheets and their fonts, the model.
 * Returns what was missing, and what failed.
 */
export async function missingFiles(origin: string, page: string): Promise<string[]> {
  const missing: string[] = [];
  const seen = new Set<string>();

  async function load(path: string, from: string): Promise<void> {
    if (seen.has(path)) return;
    seen.add(path);
    try {
      const response = await fetch(origin + path);
      const text = await response.text();
      if (response.status !== 200) missing.push(`${path}, which ${from} needs: ${response.status}`);
      else if (!/\.(woff2|csv|wasm)$/.test(path)) await Promise.all([...hashedPaths(text, path)].map((hashed) => load(hashed, path)));
    } catch (error) {
      missing.push(`${path}, which ${from} needs: ${error}`);
    }
  }

  await load(page, "the visitor");
  return missing;
}

/** The paths of files with a hash in their names that occur in a text, however the folder is written: `./` is that of the text. */
function hashedPaths(text: string, from: string): Set<string> {
  const names = text.matchAll(/["'`(](\.\/|\/?(?:assets|workers)\/)([\w.-]+-[\w-]{8}\.(?:js|css|json|woff2|csv|wasm))["'`)]/g);
  const own = from.startsWith("/workers/") ? "/workers/" : "/assets/";
  return new Set([...names].map(([, folder = "", name]) => (folder === "./" ? own : `/${folder.replace(/^\//, "")}`) + name));
}
