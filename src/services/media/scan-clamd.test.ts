import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { scanWithClamd } from "./scan-clamd.ts";

// In two parts, so that this file itself alarms nobody.
const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"}`;
let server: Server | undefined;
afterEach(() => void server?.close());

/** Speaks INSTREAM as clamd does; knows one signature. */
async function clamd(answer?: string): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on("data", (part) => {
      held = Buffer.concat([held, part]);
      const body = bodyOf(held);
      if (body === null) return;
      socket.end(answer ?? (body.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server?.once("listening", done));
  return { host: "127.0.0.1", port: (server.address() as AddressInfo).port }; // listens on TCP
}

/** All chunks, once the empty one has come. */
function bodyOf(held: Buffer): string | null {
  const command = "zINSTREAM\0";
  if (!held.toString("latin1").startsWith(command)) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.length; ) {
    const size = held.readUInt32BE(at);
    if (size === 0) return Buffer.concat(parts).toString("latin1");
    parts.push(held.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}

test("a clean file passes, also one of many chunks", async () => {
  expect(await scanWithClamd(await clamd(), Buffer.alloc(200_000, 7))).toEqual({ clean: true });
});

test("the test virus is found, also behind the first chunk", async () => {
  const bytes = Buffer.concat([Buffer.alloc(70_000), Buffer.from(EICAR)]);
  expect(await scanWithClamd(await clamd(), bytes)).toEqual({ clean: false, found: "Eicar-Test-Signature" });
});

test.each(["INSTREAM size limit exceeded. ERROR\0", "", "stream: OK FOUND maybe\0"])(
  "an answer such as “%s” says nothing about the file: it is an error, not a pass",
  async (answer) => {
    await expect(scanWithClamd(await clamd(answer), Buffer.from("x"))).rejects.toThrow("clamd said");
  },
);

test("nobody there is an error, not a pass", async () => {
  await expect(scanWithClamd({ host: "127.0.0.1", port: 1 }, Buffer.from("x"))).rejects.toThrow();
});
