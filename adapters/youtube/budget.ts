import type { z } from "zod";
import type { Reading, SourceFault } from "#src/ports/source.ts";
import { callYoutube, type Method, UNITS, type YoutubeAnswer, type YoutubeHost } from "./api.ts";

type Fault = NonNullable<Reading["fault"]>;

/** The calls of one look, within what is left of the day's units. */
export interface Budget {
  /** Undefined: not asked, for want of units or because the other side has said that it wants no more of us. */
  call<T>(method: Method, query: Record<string, string>, shape: z.ZodType<T>): Promise<YoutubeAnswer<T> | undefined>;
  /** Something is wrong with one channel or video; the others are read. */
  note(fault: SourceFault, facts: Fault["facts"]): void;
  /** Whether nothing more can be asked. */
  over(): boolean;
  outcome(everyMinutes: number): { fault: Fault | undefined; nextAt: Date; units: number; requests: number };
}

/** After these the next call would go the same way. */
const ENDS: readonly SourceFault[] = ["unreachable", "timed_out", "unauthorised", "budget_spent", "rate_limited"];

export function budget(host: YoutubeHost, of: { key: string; left: number; now: Date; signal: AbortSignal }): Budget {
  let fault: Fault | undefined;
  let ended = false;
  let units = 0;
  let requests = 0;
  const end = (code: SourceFault, facts: Fault["facts"]) => {
    ended = true;
    fault = { code, facts };
  };
  if (of.key === "") end("unauthorised", { why: "no_key" });
  return {
    async call(method, query, shape) {
      if (ended) return undefined;
      if (units + UNITS[method] > of.left) {
        // A search may be too dear for what is left while comments are not.
        if (units + UNITS.commentThreads > of.left) end("budget_spent", { left: Math.max(0, of.left - units) });
        return undefined;
      }
      // Counted whatever comes of it: YouTube counts refused calls too.
      units += UNITS[method];
      requests += 1;
      const answer = await callYoutube(host, { method, query, key: of.key }, shape, of.signal);
      if (!answer.ok && ENDS.includes(answer.fault)) end(answer.fault, answer.facts);
      return answer;
    },
    note(code, facts) {
      // The first one is shown: it stands for what the settings should be looked at for.
      if (!ended) fault ??= { code, facts };
    },
    over: () => ended,
    outcome(everyMinutes) {
      const usual = of.now.getTime() + everyMinutes * 60_000;
      const nextAt = fault?.code === "budget_spent" ? Math.max(usual, nextPacificDay(of.now).getTime()) : usual;
      return { fault, nextAt: new Date(nextAt), units, requests };
    },
  };
}

/** When the budget is full again: midnight in California, whose clock changes twice a year. */
export function nextPacificDay(now: Date): Date {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/Los_Angeles",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const dayOf = (at: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short" }).format(at);
  const [hour = 0, minute = 0, second = 0] = clock.format(now).split(":").map(Number);
  const today = dayOf(now.getTime());
  // On the day of a change it is an hour earlier or later than the clock says.
  let next = now.getTime() + ((23 - hour) * 3_600 + (60 - minute) * 60 - second) * 1_000;
  while (dayOf(next) === today) next += 3_600_000;
  while (dayOf(next - 3_600_000) !== today) next -= 3_600_000;
  return new Date(next);
}
