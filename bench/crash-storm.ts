import { startService } from "#tests/support/service.ts";
import { addStormAccount, storm, tally, untilTriaged } from "#tests/support/storm.ts";

/** 2,000 webhooks at 200/s, a fifth delivered twice, a worker killed three times, PostgreSQL crashed once. */
export async function benchCrashStorm(queue: string, env: Record<string, string>): Promise<void> {
  const service = await startService(env);
  try {
    await addStormAccount(service);
    const running = storm(service, { rate: 200, count: 2_000, twice: 0.2 });
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const kill = () => {
      for (const pid of service.pidsOf("worker")) process.kill(pid, "SIGKILL");
    };
    await wait(2_000);
    kill();
    await wait(2_000);
    service.crashPostgres();
    await wait(2_000);
    kill();
    await wait(3_000);
    kill();
    const lastKillMs = performance.now();
    const { distinct, byStatus } = await running;
    await untilTriaged(service, 120);
    const seconds = (performance.now() - lastKillMs) / 1_000;
    const { tickets, doubled } = await tally(service);
    console.log(`\n## Crash storm, queue in ${queue}\n`);
    console.log(
      `answered ${JSON.stringify(byStatus)}; distinct ${distinct}, tickets ${tickets}, lost ${distinct - tickets}, doubled ${doubled}; all triaged ${seconds.toFixed(1)} s after the last kill`,
    );
  } finally {
    await service.stop();
  }
}
