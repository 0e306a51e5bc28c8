import { connect, type Socket } from "node:net";

/** What one round of load came to. Latencies in milliseconds, sorted. */
export interface Round {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  readonly latencies: Float64Array;
}

/** Asks the same over and over on some connections that stay open, each with one request under way, for some seconds. */
export async function load(
  port: number,
  request: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Round> {
  const latencies: number[] = [];
  let errors = 0;
  const start = performance.now();
  const end = start + 1000 * seconds;
  const each = async () => {
    const line = await open(port);
    while (performance.now() < end) {
      const sent = performance.now();
      const status = await line.ask(request);
      latencies.push(performance.now() - sent);
      if (status !== 200) errors++;
    }
    line.close();
  };
  await Promise.all(Array.from({ length: connections }, each));
  return {
    requests: latencies.length,
    errors,
    seconds: (performance.now() - start) / 1000,
    latencies: Float64Array.from(latencies).sort(),
  };
}

export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A request as it goes over the wire. */
export function requestText(method: string, path: string, body = "", type = "application/json"): string {
  const length = body === "" ? "" : `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${length}\r\n${body}`;
}

/**
 * A connection that knows just enough of HTTP to see where an answer ends, so that the two cores go to the server and not to
 * its client.
 */
async function open(port: number): Promise<{ ask(request: string): Promise<number>; close(): void }> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const one = connect(port, "127.0.0.1", () => resolve(one)).once("error", reject);
  });
  socket.setNoDelay(true).setEncoding("latin1");
  let received = "";
  let answered: (status: number) => void = () => {};
  socket.on("data", (chunk: string) => {
    received += chunk;
    const head = received.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
    if (received.length < head + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = received.slice(head + 4 + length);
    answered(status);
  });
  socket.on("error", () => answered(0)).on("close", () => answered(0));
  return {
    ask: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        socket.write(request, "utf8");
      }),
    close: () => socket.destroy(),
  };
}
