import { execFileSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { type Service, startService } from "#tests/support/service.ts";
import { addStormAccount, storm, tally, untilTriaged } from "#tests/support/storm.ts";

let service: Service | undefined;
afterEach(async () => {
  await service?.stop().catch(() => {});
});

test("SIGTERM under load ends everything within fifteen seconds and loses nothing that was answered", async () => {
  service = await startService();
  await addStormAccount(service);
  const { distinct } = await storm(service, { rate: 100, count: 100, twice: 0.2 });
  await untilTriaged(service, 30);
  expect(await tally(service)).toMatchObject({ tickets: distinct, doubled: 0 });
  const { dataDir } = service;
  const { code, ms } = await service.stop();
  service = undefined;
  expect(code).toBe(0);
  expect(ms).toBeLessThan(15_000);
  const left = execFileSync("ps", ["-eo", "args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(dataDir));
  expect(left).toEqual([]);
}, 120_000);
