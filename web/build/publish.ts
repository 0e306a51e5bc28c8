import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The paths of all files below a directory, relative to it, in order; none if it does not exist. */
export function filesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .sort();
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw reason;
  }
}

/**
 * Makes `site` hold exactly the files of `build`, apart from those that `keep` matches. Each file is replaced atomically and only if
 * its contents have changed, so a server or a test that reads `site` meanwhile never finds it empty or a file half written.
 */
export function publish(build: string, site: string, keep: RegExp): void {
  const files = filesBelow(build);
  for (const file of files) {
    const content = readFileSync(join(build, file));
    const target = join(site, file);
    if (hasContent(target, content)) continue;
    mkdirSync(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  }
  const published = new Set(files);
  for (const file of filesBelow(site)) if (!published.has(file) && !keep.test(file)) rmSync(join(site, file));
}

function hasContent(path: string, content: Buffer): boolean {
  try {
    return readFileSync(path).equals(content);
  } catch {
    return false;
  }
}
