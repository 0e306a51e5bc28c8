/** How many bytes are read beyond the limit of a body. */
const BEYOND = 16 << 20;

/** How long is read on, in milliseconds. */
const LONGEST = 10_000;

/**
 * Reads the rest of a body that is refused, up to its limit and a little beyond, so that the answer arrives whole: where bytes still
 * come in when a server closes a connection, as `wrangler dev` does, the client may see it break before it has read the answer.
 * `allowed` is how many bytes are left to the limit. Never throws.
 */
export async function drain(reader: ReadableStreamDefaultReader<Uint8Array> | undefined, allowed = 0): Promise<void> {
  if (!reader) return;
  const stop = () => void reader.cancel().catch(() => {});
  const timer = setTimeout(stop, LONGEST);
  try {
    for (let left = allowed + BEYOND; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    stop();
  } catch {
    // The caller has gone: no answer will arrive.
  } finally {
    clearTimeout(timer);
  }
}
