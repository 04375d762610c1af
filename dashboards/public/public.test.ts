import { expect, test } from "vitest";
import { fakeApp } from "#dashboards/testing/fake-app.ts";

const app = fakeApp();
const get = (path: string) => app.request(path, { headers: { "accept-language": "vi" } });

test("the public page stands without a session, may be kept by caches, and names nobody", async () => {
  const answer = await get("/cong-khai");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  const html = await answer.text();
  expect(html).toContain("Người dân phản ánh gì");
  expect(html).not.toContain("PA-26-");
});

test("a ward that there is narrows it, another does not", async () => {
  expect(await (await get("/cong-khai?ward=27145")).text()).toContain("RSS");
  expect((await get("/cong-khai?ward=%3Cscript%3E")).status).toBe(200);
});

test("the table and the feed come as files that other programs read", async () => {
  const csv = await get("/cong-khai/so-lieu.csv?by=ward");
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(await csv.text()).toContain("Phường Bàn Cờ");
  const rss = await (await get("/cong-khai/rss.xml")).text();
  expect(rss.match(/<item>/g)).toHaveLength(8);
});
