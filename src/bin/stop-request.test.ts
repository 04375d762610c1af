import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stopRequest } from "./stop-request.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listen() {
  const source = new EventEmitter();
  const request = stopRequest(source as unknown as NodeJS.Process); // only `on` is used
  const hasten = vi.fn();
  request.onHasten(hasten);
  return { source, request, hasten };
}

test.each(["SIGTERM", "SIGINT", "SIGHUP", "disconnect"])("%s asks to stop", (event) => {
  const { source, request } = listen();
  expect(request.signal.aborted).toBe(false);
  source.emit(event);
  expect(request.signal.aborted).toBe(true);
});

test("one Ctrl-C that arrives twice, through npm as well, does not hasten; a second Ctrl-C does", () => {
  const { source, hasten } = listen();
  source.emit("SIGINT");
  vi.advanceTimersByTime(200);
  source.emit("SIGINT");
  expect(hasten).not.toHaveBeenCalled();
  vi.advanceTimersByTime(900);
  source.emit("SIGINT");
  expect(hasten).toHaveBeenCalledOnce();
});
