import { Hono } from "hono";
import { ASSETS } from "./registry.ts";

/** `GET /assets/:hash/:name`. The address holds the hash of the bytes, so a browser never needs to ask twice. */
export const assetRoutes = new Hono().get("/:hash/:name", (c) => {
  const asset = ASSETS.get(c.req.param("name"));
  if (!asset) return c.notFound();
  // An older page may ask for older bytes during a deployment: it gets today's, but must not keep them for a year.
  const current = asset.url === c.req.path;
  c.header("content-type", asset.type);
  c.header("cache-control", current ? "public, max-age=31536000, immutable" : "no-cache");
  c.header("vary", "accept-encoding");
  const accepted = c.req.header("accept-encoding") ?? "";
  const encoding = asset.br && /\bbr\b/.test(accepted) ? "br" : asset.gzip && /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (encoding) c.header("content-encoding", encoding);
  const body = (encoding && asset[encoding]) || asset.body;
  return c.body(new Uint8Array(body));
});
