import iconv from "iconv-lite";

/**
 * The text of a feed or page. A byte order mark decides, then the header, then what the document says of itself
 * (`<?xml encoding="…"?>`, `<meta charset="…">`); else UTF-8.
 * @param type the header Content-Type
 */
export function decodeDocument(bytes: Uint8Array, type: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = bomOf(bytes) ?? charsetIn(type) ?? ownCharset(buffer.subarray(0, 2_048).toString("latin1")) ?? "utf-8";
  // A name that nobody knows is a slip more often than an encoding that nobody knows.
  const encoding = iconv.encodingExists(named) ? named : "utf-8";
  return iconv.decode(buffer, encoding).normalize("NFC");
}

function bomOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

const charsetIn = (type: string): string | undefined => /charset\s*=\s*"?'?([\w:.-]+)/i.exec(type)?.[1];

const ownCharset = (start: string): string | undefined =>
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(start)?.[1] ??
  /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1];
