import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLog } from "#src/log.ts";
import { MISCONFIGURED_EXIT } from "./child.ts";
import { DRAIN_MS, supervise } from "./supervise.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeChild extends EventEmitter {
  pid: number | undefined = 1;
  readonly kill = vi.fn();
}

function watch(roles: ("web" | "worker")[]) {
  const children: FakeChild[] = [];
  const onReady = vi.fn();
  const onHopeless = vi.fn();
  const launch = () => {
    const child = new FakeChild();
    children.push(child);
    return child as unknown as ChildProcess; // has all that the supervisor touches: events, pid, kill
  };
  const supervisor = supervise({ roles, launch, onReady, onHopeless, log: createLog("silent", "test") });
  const latest = () => children.at(-1) as FakeChild; // at least one: a supervisor launches at once
  return { supervisor, children, onReady, onHopeless, latest };
}

test("a child that dies is started again after a wait that doubles up to ten seconds", () => {
  const { children, latest } = watch(["worker"]);
  for (const waitMs of [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
    const before = children.length;
    latest().emit("exit", 1, null);
    vi.advanceTimersByTime(waitMs - 1);
    expect(children.length).toBe(before);
    vi.advanceTimersByTime(1);
    expect(children.length).toBe(before + 1);
  }
});

test("half a minute of health makes the next wait short again", () => {
  const { children, latest } = watch(["worker"]);
  latest().emit("exit", 1, null);
  vi.advanceTimersByTime(500);
  vi.advanceTimersByTime(30_000);
  latest().emit("exit", null, "SIGKILL");
  vi.advanceTimersByTime(500);
  expect(children.length).toBe(3);
});

test("a child that cannot be spawned is tried again like one that died", () => {
  const { children, latest } = watch(["worker"]);
  latest().pid = undefined;
  latest().emit("error", new Error("EAGAIN"));
  vi.advanceTimersByTime(500);
  expect(children.length).toBe(2);
});

test("a role that refuses its configuration at the first start is hopeless, later it is tried again", () => {
  const first = watch(["web"]);
  first.latest().emit("exit", MISCONFIGURED_EXIT, null);
  vi.advanceTimersByTime(60_000);
  expect(first.onHopeless).toHaveBeenCalledWith("web");
  expect(first.children.length).toBe(1);

  const later = watch(["web"]);
  later.latest().emit("message", { ready: true });
  expect(later.onReady).toHaveBeenCalledWith("web");
  later.latest().emit("exit", MISCONFIGURED_EXIT, null);
  vi.advanceTimersByTime(500);
  expect(later.onHopeless).not.toHaveBeenCalled();
  expect(later.children.length).toBe(2);
});

test("stopping asks every child, kills those that do not end, and starts none again", async () => {
  const { supervisor, children } = watch(["web", "worker"]);
  const [web, worker] = children as [FakeChild, FakeChild]; // one for each role
  const stopped = supervisor.stop();
  expect([web, worker].map(({ kill }) => kill.mock.lastCall)).toEqual([["SIGTERM"], ["SIGTERM"]]);
  web.emit("exit", 0, null);
  vi.advanceTimersByTime(DRAIN_MS);
  expect(worker.kill).toHaveBeenLastCalledWith("SIGKILL");
  worker.emit("exit", null, "SIGKILL");
  await stopped;
  vi.advanceTimersByTime(60_000);
  expect(children.length).toBe(2);
});

test("stopping while a child waits to be started again leaves nothing behind", async () => {
  const { supervisor, children, latest } = watch(["worker"]);
  latest().emit("exit", 1, null);
  await supervisor.stop();
  vi.advanceTimersByTime(60_000);
  expect(children.length).toBe(1);
});
