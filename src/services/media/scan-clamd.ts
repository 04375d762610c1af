import { connect } from "node:net";

export type Scanned = { clean: true } | { clean: false; found: string };

const LIMIT_MS = 30_000;
const CHUNK = 64 * 1024;

/**
 * Asks a clamd over TCP (INSTREAM: length-prefixed chunks, an empty one ends) whether bytes hold something known.
 * @throws when it does not answer, or answers anything but OK or FOUND: then nothing is known and nothing is kept yet
 */
export function scanWithClamd(clamd: { host: string; port: number }, bytes: Uint8Array): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: clamd.host, port: clamd.port, timeout: LIMIT_MS });
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.byteLength; at += CHUNK) {
        const part = bytes.subarray(at, at + CHUNK);
        socket.write(lengthOf(part.byteLength));
        socket.write(part);
      }
      socket.write(lengthOf(0));
    });
    socket.on("data", (text) => (answer += text));
    socket.on("timeout", () => socket.destroy(new Error("clamd did not answer in time")));
    socket.on("error", reject);
    socket.on("close", () => {
      const said = answer.replaceAll("\0", "").trim();
      const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
      if (found) resolve({ clean: false, found });
      else if (said === "stream: OK") resolve({ clean: true });
      else reject(new Error(`clamd said ${said.slice(0, 80) || "nothing"}`));
    });
  });
}

function lengthOf(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
}
