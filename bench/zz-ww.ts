import { serve } from "@hono/node-server";
import { chromium } from "playwright-core";
import { fakeApp } from "#dashboards/testing/fake-app.ts";
const server = serve({ fetch: fakeApp().fetch, port: 8178, hostname: "127.0.0.1" });
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const scheme of ["light", "dark"] as const) {
  const c = await b.newContext({ viewport: { width: 390, height: 800 }, locale: "vi-VN", colorScheme: scheme });
  const p = await c.newPage();
  await p.goto("http://127.0.0.1:8178/bo-sung/PA-26-7K3M9Q0/abc");
  await p.screenshot({ path: `/tmp/ww/more-${scheme}.png`, fullPage: true });
  console.log(await p.evaluate(() => document.documentElement.scrollWidth));
}
await b.close();
server.close();
