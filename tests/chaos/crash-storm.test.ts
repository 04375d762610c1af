import { afterEach, expect, test } from "vitest";
import { type Service, startService } from "#tests/support/service.ts";
import { addStormAccount, storm, tally, untilTriaged } from "#tests/support/storm.ts";

let service: Service | undefined;
afterEach(async () => {
  await service?.stop();
});

/** The full one, 2,000 messages at 200 a second, is a bench: bench/crash-storm.ts. */
test("workers killed and PostgreSQL crashed in mid-run: no ticket lost, none doubled, all triaged", async () => {
  service = await startService();
  await addStormAccount(service);
  const running = storm(service, { rate: 60, count: 300, twice: 0.2 });
  const kill = (role: "worker" | "classifier") => {
    for (const pid of service?.pidsOf(role) ?? []) process.kill(pid, "SIGKILL");
  };
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  kill("worker");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  service.crashPostgres();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  kill("classifier");
  kill("worker");
  const { distinct, byStatus } = await running;
  expect(byStatus).toEqual({ 200: 300 });
  await untilTriaged(service, 60);
  expect(await tally(service)).toEqual({ tickets: distinct, messages: distinct, doubled: 0, untriaged: 0 });
  const [dead] = await service.database.sql`select count(*) as n from dead_letters`;
  expect(Number(dead?.n)).toBe(0);
}, 180_000);
