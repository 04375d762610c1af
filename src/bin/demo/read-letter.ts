import type { Said } from "#adapters/simulation/transcript.ts";

export type Letter = Pick<Said, "id" | "text"> & { subject: string };

/** The text of an e-mail as nodemailer writes it: one part, or the first of several. */
export function readLetter(raw: string): Letter {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const part = boundary ? split(body.split(`--${boundary}`)[1]?.trimStart() ?? "") : { headers, body };
  return {
    id: headers.get("message-id") ?? "",
    subject: words(headers.get("subject") ?? ""),
    text: decoded(part.body, part.headers.get("content-transfer-encoding") ?? "")
      .replace(/\r\n/g, "\n")
      .trim(),
  };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const at = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, at < 0 ? raw.length : at).replace(/\r\n[ \t]+/g, " ");
  const lines = head.split("\r\n").map((line) => line.split(/:\s*(.*)/s));
  const headers = new Map(lines.map(([name = "", value = ""]) => [name.toLowerCase(), value]));
  return { headers, body: at < 0 ? "" : raw.slice(at + 4) };
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8");
  return /quoted/i.test(encoding) ? unquoted(body.replace(/=\r?\n/g, "")) : body;
}

const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

/** RFC 2047, the two encodings that there are. */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : unquoted(text.replace(/_/g, " ")),
    );
}
