import { type AddressInfo, createServer, type Server } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { fileOf, never, sending, zaloAccount } from "#tests/support/sending.ts";
import { emailSender } from "./send.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(
  server: { listen(port: number, host: string, ready: () => void): unknown },
  bare: Server,
): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  // Safe: a server that listens on a port has such an address.
  return (bare.address() as AddressInfo).port;
}

/** A real SMTP server that keeps what it got. */
async function mailServer(options: SMTPServerOptions = {}) {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      stream.on("end", () => {
        letters.push(text);
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  const port = await listen(server, server.server);
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { letters, url: `smtp://127.0.0.1:${port}` };
}

const FROM = "UBND Phường Sài Gòn <phananh@example.vn>";
const send = (url: string, more: Parameters<typeof sending>[0] = {}, signal = never) =>
  emailSender({ url, from: FROM }).send(
    sending({
      way: "email",
      to: "an@example.com",
      ...more,
      bubble: { text: "Đã xử lý xong.", subject: "Phản ánh PA-26-7K3M9QD", ...more.bubble },
    }),
    zaloAccount,
    null,
    signal,
  );

const refusal = (responseCode: number) => Object.assign(new Error("no an@example.com"), { responseCode });

describe("an e-mail", () => {
  test("arrives with subject, text and a Message-ID that is the same for each try", async () => {
    const { letters, url } = await mailServer();
    expect(await send(url)).toEqual({ ok: true, externalId: "<out-7@example.vn>" });
    expect(letters[0]).toContain("Message-ID: <out-7@example.vn>");
    expect(letters[0]).toContain("To: an@example.com");
    expect(letters[0]).toContain("Auto-Submitted: auto-generated");
    expect((await send(url)).ok && letters[1]).toContain("Message-ID: <out-7@example.vn>");
  });

  test("that a person wrote is not marked as a machine's", async () => {
    const { letters, url } = await mailServer();
    await send(url, { byPerson: true });
    expect(letters[0]).not.toContain("Auto-Submitted");
  });

  test("carries files", async () => {
    const { letters, url } = await mailServer();
    const files = [fileOf("kết quả.pdf", "application/pdf", Buffer.from("%PDF-1.4"))];
    expect(await send(url, { bubble: { files } })).toMatchObject({ ok: true });
    expect(letters[0]).toContain("Content-Type: application/pdf");
    expect(letters[0]).toContain(Buffer.from("%PDF-1.4").toString("base64"));
  });

  test.each(["not an address", "a@b.vn, c@d.vn", "a@b.vn\r\nBcc: x@y.vn", "Name <a@b.vn>"])(
    "to %j is not tried",
    async (to) => {
      const { letters, url } = await mailServer();
      expect(await send(url, { to })).toMatchObject({ failure: "recipient", code: "not_address" });
      expect(letters).toEqual([]);
    },
  );

  test.each<[string, SMTPServerOptions, object]>([
    [
      "an address that is unknown",
      { onRcptTo: (_to, _session, done) => done(refusal(550)) },
      { failure: "recipient", code: "smtp 550" },
    ],
    [
      "greylisting",
      { onRcptTo: (_to, _session, done) => done(refusal(451)) },
      { failure: "defer", code: "smtp 451", retryAfterMs: 300_000 },
    ],
    [
      "our own address",
      { onMailFrom: (_from, _session, done) => done(refusal(553)) },
      { failure: "account", code: "smtp 553" },
    ],
    [
      "the content",
      { onData: (stream, _session, done) => void stream.on("end", () => done(refusal(554))).resume() },
      { failure: "payload", code: "smtp 554" },
    ],
  ])("refused for %s", async (_, options, expected) => {
    const { url } = await mailServer(options);
    const result = await send(url);
    expect(result).toMatchObject({ ok: false, ...expected });
    expect(JSON.stringify(result)).not.toContain("an@example.com");
  });

  test("without the right password is for a person", async () => {
    const { url } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535)),
    });
    expect(await send(url.replace("smtp://", "smtp://user:wrong@"))).toMatchObject({ failure: "account" });
  });

  test("has not arrived when nobody listens, or nobody greets", async () => {
    expect(await send("smtp://127.0.0.1:1")).toMatchObject({ failure: "transient" });
    const mute = createServer((socket) => void closing.push(async () => void socket.destroy()));
    const port = await listen(mute, mute);
    closing.push(async () => void mute.close());
    expect(await send(`smtp://127.0.0.1:${port}`, {}, AbortSignal.timeout(300))).toMatchObject({
      failure: "transient",
    });
  });

  test("is unclear when the server has the content and does not answer", async () => {
    let take = () => {};
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    const { url } = await mailServer({ onData: (stream) => void stream.on("end", take).resume() });
    const stop = new AbortController();
    const result = send(url, {}, stop.signal);
    await taken;
    stop.abort();
    expect(await result).toMatchObject({ failure: "unclear" });
  });
});
