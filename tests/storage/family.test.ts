import { expect, test } from "vitest";
import { runFixture } from "./processes.ts";

const pidIn = (line: string) => Number(line.split(" ")[1]);

test("a child that is killed is started again, and SIGTERM ends the whole family in good order", async () => {
  const { child: supervisor, line, silence } = runFixture("family.ts");
  const first = pidIn(await line(/^child \d/));
  await line(/^ready/);
  process.kill(first, "SIGKILL");
  expect(pidIn(await line(/^child \d/))).not.toBe(first);
  await line(/^ready/);
  supervisor.kill("SIGTERM");
  await line(/^child stops/);
  await line(/^child gone/);
  await silence;
  expect(supervisor.exitCode).toBe(0);
});

test("a child whose supervisor is killed -9 ends its work and goes too", async () => {
  const { child: supervisor, line, silence } = runFixture("family.ts");
  await line(/^ready/);
  supervisor.kill("SIGKILL");
  await line(/^child stops/);
  await line(/^child gone/);
  await silence;
});
