import { expect, test, vi } from "vitest";
import { createLog } from "#src/log.ts";
import type { Understanding } from "#src/ports/classifier.ts";
import { fixedClassifier } from "#tests/support/classifier.ts";
import { steadyClassifier } from "./steady-classifier.ts";

const log = createLog("silent", "test");
const fallback = { ...fixedClassifier(), version: "simple" };
const failing = (fails: () => boolean) => {
  const good = fixedClassifier();
  return {
    ...good,
    version: "main",
    classify: async (text: string): Promise<Understanding> => {
      if (fails()) throw new Error("no");
      return good.classify(text);
    },
  };
};

test("while the model answers, its word counts", async () => {
  const steady = await steadyClassifier({ load: async () => failing(() => false), fallback, log });
  expect((await steady.classify("a")).verdict.fallback).toBeUndefined();
  expect(steady.version).toBe("main");
  steady.stop();
});

test("a model that cannot be loaded is stood in for, and taken again once it is there", async () => {
  vi.useFakeTimers();
  const versions: string[] = [];
  let missing = true;
  const load = async () => {
    if (missing) throw new Error("missing");
    return failing(() => false);
  };
  const steady = await steadyClassifier({ load, fallback, log, onVersion: (version) => versions.push(version) });
  expect((await steady.classify("a")).verdict.fallback).toBe(true);
  missing = false;
  await vi.advanceTimersByTimeAsync(31_000);
  expect((await steady.classify("a")).verdict.fallback).toBeUndefined();
  expect(versions).toEqual(["simple (fallback)", "main"]);
  steady.stop();
  vi.useRealTimers();
});

test("a model that fails is stood in for text by text, rests after three failures, and is asked again", async () => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
  let broken = true;
  let asked = 0;
  const model = failing(() => {
    asked += 1;
    return broken;
  });
  const steady = await steadyClassifier({ load: async () => model, fallback, log });
  for (let i = 0; i < 6; i++) expect((await steady.classify("a")).verdict.fallback).toBe(true);
  expect(asked).toBe(3);
  expect(steady.version).toBe("simple (fallback)");
  broken = false;
  vi.advanceTimersByTime(11_000);
  expect((await steady.classify("a")).verdict.fallback).toBeUndefined();
  expect(steady.version).toBe("main");
  steady.stop();
  vi.useRealTimers();
});

test("an answer without numbers is no answer", async () => {
  const model = fixedClassifier({ confidence: Number.NaN });
  const steady = await steadyClassifier({ load: async () => model, fallback, log });
  expect((await steady.classify("a")).verdict).toMatchObject({ fallback: true, confidence: 0.9 });
  steady.stop();
});

test("who has given up waiting hears so, and the model does not count as failing for it", async () => {
  const hanging = { ...fixedClassifier(), classify: () => new Promise<Understanding>(() => {}) };
  const steady = await steadyClassifier({ load: async () => hanging, fallback, log });
  const stop = new AbortController();
  const answer = steady.classify("a", stop.signal);
  stop.abort();
  await expect(answer).rejects.toMatchObject({ code: "UNAVAILABLE" });
  steady.stop();
});
