import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** One static file in memory, with the address that changes when its bytes do. */
export interface Asset {
  name: string;
  url: string;
  type: string;
  body: Buffer;
  /** Compressed once at start; absent for files that are compressed already (fonts, pictures). */
  br?: Buffer;
  gzip?: Buffer;
  /** Of an island: those that it loads, themselves and through others, so that a page can ask for all at once. */
  imports?: readonly Asset[];
}

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

export function makeAsset(name: string, content: string | Buffer): Asset {
  const body = Buffer.from(content);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const asset: Asset = { name, url: `/assets/${hash}/${name}`, type, body };
  if (type === "font/woff2") return asset;
  const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { ...asset, br, gzip: gzipSync(body) };
}
