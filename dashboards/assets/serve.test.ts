import { expect, test } from "vitest";
import { ASSETS, assetUrl } from "./registry.ts";
import { assetRoutes } from "./serve.ts";

const get = (url: string, accept = "") =>
  assetRoutes.request(url.replace("/assets", ""), { headers: { "accept-encoding": accept } });

test("an asset at its own hash may be kept for a year", async () => {
  const { Hono } = await import("hono");
  const app = new Hono().route("/assets", assetRoutes);
  const answer = await app.request(assetUrl("citizen.css"));
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
});

test("an older hash gets today's bytes and must ask again", async () => {
  const answer = await get("/assets/000000000000/citizen.css");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-cache");
});

test("what is not there is not found, whatever the path tries", async () => {
  expect((await get("/assets/x/..%2f..%2fpackage.json")).status).toBe(404);
  expect((await get("/assets/x/toString")).status).toBe(404);
});

test("text travels compressed and arrives whole", async () => {
  const answer = await get(assetUrl("console.css"), "br, gzip");
  expect(answer.headers.get("content-encoding")).toBe("br");
  const { brotliDecompressSync } = await import("node:zlib");
  const body = brotliDecompressSync(Buffer.from(await answer.arrayBuffer()));
  expect(body.equals(ASSETS.get("console.css")?.body ?? Buffer.alloc(0))).toBe(true);
});

test("the type is Be Vietnam Pro from here, in three subsets and three weights", () => {
  expect([...ASSETS.keys()].filter((name) => name.endsWith(".woff2"))).toHaveLength(9);
  const css = ASSETS.get("citizen.css")?.body.toString() ?? "";
  expect(css.match(/@font-face/g)).toHaveLength(9);
  expect(css).not.toMatch(/https?:/);
  expect(css).not.toContain("./files/");
});

test("the script of the citizen's form stays under 30 KB compressed, without its types", () => {
  const island = ASSETS.get("report-form.js");
  expect(island?.gzip?.byteLength).toBeLessThan(30_000);
  expect(island?.body.toString()).not.toContain(": HTMLFormElement");
});
