import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type Transcript, transcript } from "#adapters/simulation/transcript.ts";
import { readLetter } from "./read-letter.ts";

/** What goes wrong with the next letter: "later" (451), "never" (550 for the address), "lost": taken, and no answer. */
export type MailTrouble = "later" | "never" | "lost";

export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  /** By address. */
  transcript: Transcript;
  next(trouble: MailTrouble): void;
  left(): readonly MailTrouble[];
  clear(): void;
  close(): Promise<void>;
}

/** A mail server for example.com that keeps every letter where the page can show it, and sends none on. */
export async function mailbox(now = () => new Date()): Promise<Mailbox> {
  const said = transcript();
  const troubles: MailTrouble[] = [];
  const sockets = new Set<Socket>();
  const keep = (to: string, raw: string) => {
    const { id, subject, text } = readLetter(raw);
    if (said.find(id)) return;
    said.add({ id, thread: to, from: "us", text, kind: "email", at: now(), facts: subject ? { subject } : {} });
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, troubles, keep);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    // Safe: a server that listens on a port has such an address.
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    transcript: said,
    next: (trouble) => void troubles.push(trouble),
    left: () => troubles,
    clear: () => void troubles.splice(0),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** One connection, as much of RFC 5321 as a client needs to hand over a letter. */
function converse(socket: Socket, troubles: MailTrouble[], keep: (to: string, raw: string) => void): void {
  let input = "";
  let to = "";
  let inData = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const finish = (raw: string) => {
    const trouble = troubles.shift();
    if (trouble === "later") return say("451 4.7.1 try again later");
    keep(to, raw.replace(/^\.\./gm, "."));
    return trouble === "lost" ? socket.destroy() : say("250 2.0.0 kept");
  };
  const command = (line: string) => {
    if (/^RCPT/i.test(line)) {
      to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (troubles[0] !== "never") return say("250 2.1.5 ok");
      troubles.shift();
      return say("550 5.1.1 no such mailbox");
    }
    if (/^QUIT/i.test(line)) return void socket.end("221 2.0.0 bye\r\n");
    inData = /^DATA/i.test(line);
    return say(inData ? "354 go ahead" : "250 ok");
  };
  say("220 demo ESMTP");
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    input += chunk;
    for (let end = input.indexOf(inData ? "\r\n.\r\n" : "\r\n"); end >= 0; ) {
      const taken = input.slice(0, end);
      input = input.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        finish(taken);
      } else command(taken);
      end = input.indexOf(inData ? "\r\n.\r\n" : "\r\n");
    }
  });
}
