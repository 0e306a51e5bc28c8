import { connect, type Socket } from "node:net";

/** The results of one round of load. Latencies are in milliseconds, sorted. */
export interface Round {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  readonly latencies: Float64Array;
}

/** Sends a request repeatedly, or some in turn, over persistent connections, one at a time on each, for some seconds. */
export async function load(
  port: number,
  request: string | readonly string[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Round> {
  const requests = typeof request === "string" ? [request] : request;
  const latencies: number[] = [];
  let errors = 0;
  let next = 0;
  const start = performance.now();
  const end = start + 1000 * seconds;
  const each = async () => {
    const connection = await open(port);
    while (performance.now() < end) {
      const sent = performance.now();
      const status = await connection.send(requests[next++ % requests.length] as string);
      latencies.push(performance.now() - sent);
      if (status !== 200) errors++;
    }
    connection.close();
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

/** A connection that parses just enough HTTP to see where a response ends, so that the client leaves the cores to the server. */
async function open(port: number): Promise<{ send(request: string): Promise<number>; close(): void }> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const one = connect(port, "127.0.0.1", () => resolve(one)).once("error", reject);
  });
  socket.setNoDelay(true).setEncoding("latin1");
  let received = "";
  let onStatus: (status: number) => void = () => {};
  socket.on("data", (chunk: string) => {
    received += chunk;
    const head = received.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
    if (received.length < head + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = received.slice(head + 4 + length);
    onStatus(status);
  });
  socket.on("error", () => onStatus(0)).on("close", () => onStatus(0));
  return {
    send: (request) =>
      new Promise((resolve) => {
        onStatus = resolve;
        socket.write(request, "utf8");
      }),
    close: () => socket.destroy(),
  };
}
