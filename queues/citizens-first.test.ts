import { expect, test } from "vitest";
import { takeItem, triageTicket } from "#src/ports/jobs.ts";
import { citizensFirst } from "./citizens-first.ts";
import { handler } from "./handler.ts";

const never = new AbortController().signal;

function stage(longestMs: number) {
  const done: string[] = [];
  const held: PromiseWithResolvers<void>[] = [];
  const { first, behind } = citizensFirst(longestMs);
  const triage = first(
    handler(triageTicket, async ({ ticketId }) => {
      const hold = Promise.withResolvers<void>();
      held.push(hold);
      await hold.promise;
      done.push(`ticket ${ticketId}`);
    }),
  );
  const take = behind(handler(takeItem, async ({ itemId }) => void done.push(`post ${itemId}`)));
  return {
    done,
    letGo: (at: number) => held[at]?.resolve(),
    triage: (ticketId: number) => triage.run({ ticketId }, never),
    take: (itemId: number, signal = never) => take.run({ itemId }, signal),
  };
}

test("a post waits until no citizen's message is at work", async () => {
  const { done, letGo, triage, take } = stage(60_000);
  const messages = [triage(1), triage(2)];
  const post = take(1);
  letGo(0);
  await messages[0];
  expect(done).toEqual(["ticket 1"]);
  letGo(1);
  await Promise.all([...messages, post]);
  expect(done).toEqual(["ticket 1", "ticket 2", "post 1"]);
});

test("with nobody writing it begins at once; a message that fails holds up nothing", async () => {
  const { done, take } = stage(60_000);
  await take(1);
  const { first, behind } = citizensFirst(60_000);
  const fails = first(handler(triageTicket, async () => Promise.reject(new Error("model"))));
  await expect(fails.run({ ticketId: 1 }, never)).rejects.toThrow("model");
  await behind(handler(takeItem, async () => void done.push("post 2"))).run({ itemId: 2 }, never);
  expect(done).toEqual(["post 1", "post 2"]);
});

test("it does not wait for ever, nor once it is told to stop", async () => {
  const { done, triage, take, letGo } = stage(1);
  const message = triage(1);
  await take(1);
  const stopped = stage(60_000);
  const other = stopped.triage(1);
  await stopped.take(2, AbortSignal.abort());
  expect([...done, ...stopped.done]).toEqual(["post 1", "post 2"]);
  letGo(0);
  stopped.letGo(0);
  await Promise.all([message, other]);
});
