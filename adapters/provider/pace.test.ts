import { expect, test } from "vitest";
import { pace } from "./pace.ts";

const never = new AbortController().signal;

test("one account has its turns apart, another one does not wait for it", async () => {
  const turn = pace(100);
  const startMs = performance.now();
  await turn("a", never);
  await turn("b", never);
  expect(performance.now() - startMs).toBeLessThan(9);
  await Promise.all(Array.from({ length: 10 }, () => turn("a", never)));
  expect(performance.now() - startMs).toBeGreaterThan(95);
});

test("whoever is called off waits no longer", async () => {
  const turn = pace(0.1);
  await turn("a", never);
  const startMs = performance.now();
  await turn("a", AbortSignal.abort());
  expect(performance.now() - startMs).toBeLessThan(1_000);
});
