import { Hono } from "hono";
import { expect, test } from "vitest";
import type { HttpEnv } from "#src/api/http-env.ts";
import { sendFile } from "./send-file.ts";

const app = new Hono<HttpEnv>().get("/", (c) =>
  sendFile(c, { bytes: Buffer.from("0123456789"), mime: "audio/wav", name: "a.wav" }),
);
const ask = (range?: string) => app.request("/", { headers: range ? { range } : {} });

test.each([
  ["bytes=0-1", 206, "01", "bytes 0-1/10"],
  ["bytes=7-", 206, "789", "bytes 7-9/10"],
  ["bytes=-2", 206, "89", "bytes 8-9/10"],
  ["bytes=5-99", 206, "56789", "bytes 5-9/10"],
  ["bytes=20-30", 200, "0123456789", null],
  ["bytes=0-1,4-5", 200, "0123456789", null],
  [undefined, 200, "0123456789", null],
])("a player that asks for %s is answered %i", async (range, status, body, part) => {
  const answer = await ask(range);
  expect([answer.status, await answer.text(), answer.headers.get("content-range")]).toEqual([status, body, part]);
});
