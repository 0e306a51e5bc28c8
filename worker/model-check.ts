import { weights } from "./model.ts";

/**
 * Checks once that the bundled model is the one whose version it bears. The build has checked all of it already; to do so again
 * before the first answer would take most of a start's time. Returns a promise the first time and then nothing, and throws once the
 * model has turned out to be damaged.
 */
export function createModelCheck(check: () => Promise<void> = checkVersion): () => Promise<void> | undefined {
  let isStarted = false;
  let damage: unknown;
  return () => {
    if (damage) throw damage;
    if (isStarted) return undefined;
    isStarted = true;
    return check().catch((error: unknown) => {
      damage = error;
      console.error(JSON.stringify({ error: String(error) }));
    });
  };
}

/** Compares the version with the hash of the content, as model/file/seal.ts makes it, by the platform's own SHA-256. */
async function checkVersion(): Promise<void> {
  const { version, ...content } = weights;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(content)));
  const hex = [...new Uint8Array(digest).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== version) throw new Error(`the model is damaged: its content has version ${hex}, the file says ${version}`);
}
