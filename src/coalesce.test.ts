import { expect, test } from "vitest";
import { coalesce } from "./coalesce.ts";

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("the first goes out at once, what comes meanwhile goes out together, never more than the limit", async () => {
  const lists: number[][] = [];
  const { open, opened } = gate();
  const double = coalesce(
    async (items: number[]) => {
      lists.push(items);
      await opened;
      return items.map((n) => n * 2);
    },
    { inFlight: 1, atOnce: 3 },
  );
  const results = Promise.all([1, 2, 3, 4, 5].map(double));
  expect(lists).toEqual([[1]]);
  open();
  expect(await results).toEqual([2, 4, 6, 8, 10]);
  expect(lists).toEqual([[1], [2, 3, 4], [5]]);
});

test("one bad item fails alone", async () => {
  const add = coalesce(
    async (items: number[]) => {
      if (items.includes(3)) throw new Error("three");
      return items;
    },
    { inFlight: 1, atOnce: 10 },
  );
  const results = await Promise.allSettled([1, 2, 3, 4].map(add));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
});
