import type { Actor } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { followHistory } from "./follow-history.ts";
import { eventText, type LiveEvent, mayHear } from "./live-event.ts";
import { presenceEvents } from "./read-events.ts";
import { type Credential, standingOf, standings } from "./still-signed-in.ts";
import { LIVE_CHANNEL, readTold } from "./tell-live.ts";

/** One open stream of one person. */
export interface Listener {
  actor: Actor;
  credential: Credential;
  /** Text of server-sent events. False: it takes no more, and is let go. */
  send(text: string): boolean;
  /** The session is over, or the process stops. */
  end(): void;
}

export interface Live {
  /** @throws {AppError} RATE_LIMITED when the person has as many streams as one may have; UNAVAILABLE while stopping */
  add(listener: Listener): Promise<() => void>;
  size(): number;
  /** Ends every stream: a server that waits for them would never stop. */
  close(): Promise<void>;
}

/** A person with more windows than this looks at the others only. */
export const STREAMS_EACH = 8;
export const HEARTBEAT_MS = 15_000;
/** What comes at once is read at once; long enough for a storm to be read a few times a second, too short to be felt. */
const GATHER_MS = 80;
/** Should the connection that listens be lost, or sit behind a pooler that keeps no listeners. */
const ASK_ANYWAY_MS = 5_000;

/** Tells everybody who listens what happens to tickets: one connection and one reading a process, however many listen. */
export function liveHub(ctx: Ctx): Live {
  const listeners = new Set<Listener>();
  const history = followHistory(ctx);
  const changed = new Set<number>();
  let running: Promise<() => Promise<void>> | null = null;
  let gathering: NodeJS.Timeout | null = null;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;

  const tell = (events: readonly LiveEvent[]) => {
    for (const event of events) {
      const text = eventText(event);
      for (const listener of listeners) if (mayHear(listener.actor, event)) put(listener, text);
    }
  };
  const put = (listener: Listener, text: string) => {
    if (!listener.send(text)) letGo(listener);
  };
  const letGo = (listener: Listener) => {
    if (listeners.delete(listener)) listener.end();
  };
  const read = async () => {
    gathering = null;
    const tickets = [...changed];
    changed.clear();
    try {
      tell(await history.read());
      if (tickets.length > 0) tell(await presenceEvents(ctx, tickets));
    } catch (error) {
      ctx.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "live events could not be read");
    }
  };
  const soon = () => {
    gathering ??= setTimeout(() => {
      reading = reading.then(read);
    }, GATHER_MS);
  };
  const here = (ticketId: string) => {
    if (/^\d{1,15}$/.test(ticketId)) changed.add(Number(ticketId));
    soon();
  };
  const start = async (): Promise<() => Promise<void>> => {
    await history.begin();
    // What was missed while the connection was away is read when it is back.
    const heard = await ctx.sql.listen("langnghe_tickets", soon, soon);
    const presence = await ctx.sql.listen("langnghe_presence", here);
    const others = await ctx.sql.listen(LIVE_CHANNEL, (payload) =>
      tell([readTold(payload)].filter((one) => one !== null)),
    );
    const timers = [
      setInterval(() => beat(), HEARTBEAT_MS),
      setInterval(() => soon(), ASK_ANYWAY_MS),
      setInterval(() => void endSignedOut(), HEARTBEAT_MS),
    ];
    return async () => {
      for (const timer of timers) clearInterval(timer);
      if (gathering) clearTimeout(gathering);
      gathering = null;
      await reading;
      await Promise.allSettled([heard.unlisten(), presence.unlisten(), others.unlisten()]);
    };
  };
  const beat = () => {
    for (const listener of listeners) put(listener, ": \n\n");
  };
  const endSignedOut = async () => {
    try {
      const good = await standings(ctx, [...new Set([...listeners].map(({ credential }) => credential.digest))]);
      for (const one of listeners) if (!good.has(standingOf(one.credential, one.actor))) letGo(one);
    } catch (error) {
      ctx.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "sessions could not be checked");
    }
  };
  const stop = async () => {
    const ending = running;
    running = null;
    if (ending) await (await ending.catch(() => async () => {}))();
  };
  return {
    add: async (listener) => {
      if (closed) throw new AppError("UNAVAILABLE", "Máy chủ đang dừng. Trang sẽ tự kết nối lại.");
      refuseTooMany(listeners, listener.actor);
      listeners.add(listener);
      running ??= start();
      try {
        await running;
      } catch (error) {
        running = null;
        listeners.delete(listener);
        throw error;
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) void stop();
      };
    },
    size: () => listeners.size,
    close: async () => {
      closed = true;
      for (const listener of listeners) letGo(listener);
      await stop();
    },
  };
}

function refuseTooMany(listeners: ReadonlySet<Listener>, actor: Actor): void {
  let own = 0;
  for (const { actor: other } of listeners) if (other.userId === actor.userId) own++;
  if (own >= STREAMS_EACH)
    throw new AppError("RATE_LIMITED", `Anh/chị đang mở ${own} cửa sổ cập nhật trực tiếp. Đóng bớt rồi thử lại.`);
}
