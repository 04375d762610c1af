import { OpenAPIHono, z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { CITIZEN } from "#src/domain/actor.ts";
import { allow } from "#src/domain/policy.ts";
import type { Listener, Live } from "#src/services/live/live.ts";
import { eventText, mayHear } from "#src/services/live/live-event.ts";
import { eventsMissed, eventsSince } from "#src/services/live/read-events.ts";
import type { Credential } from "#src/services/live/still-signed-in.ts";
import { digestOf } from "#src/services/people/token.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readSessionCookie } from "../session-cookie.ts";

/** So much may lie unsent before somebody is taken for gone; they come back and say what they heard last. */
const MOST_UNSENT = 200;

/** `GET /api/events`: what happens to the tickets within reach, as server-sent events. */
export function eventRoutes(live: Live): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/",
    security: [{ bearer: [] }],
    summary: "Changes of tickets as server-sent events: reference, version and kind; never who or what it is about",
    request: {
      headers: z.object({ "last-event-id": z.string().optional() }),
      query: z.object({
        last: z.string().optional().openapi({ description: "As Last-Event-ID, for a first connection" }),
        made: z
          .string()
          .optional()
          .openapi({ description: "The last event when what is looked at was read; what came after it is told" }),
      }),
    },
    responses: {
      200: {
        description: "`ticket` events; `reset` when too much was missed to be told again: read the lists anew",
        content: { "text/event-stream": { schema: z.string() } },
      },
      429: { description: "The person has as many streams open as one may have" },
    },
  });
  app.get("/", signedInOnly, async (c) => {
    const ctx = c.get("ctx");
    const actor = c.get("actor") ?? CITIZEN;
    allow(actor, "ticket.read");
    const heard = Number(c.req.header("last-event-id") ?? c.req.query("last") ?? Number.NaN);
    const credential = credentialOf(c.req.header("authorization"), readSessionCookie(c));
    const outlet = outletFor(actor, credential);
    // Listening begins before what was missed is read: what comes meanwhile is told twice rather than never.
    const leave = await live.add(outlet.listener);
    // Proxies that gather answers would hold back what should be heard at once.
    c.header("X-Accel-Buffering", "no");
    c.header("Cache-Control", "no-store, no-transform");
    return streamSSE(c, async (stream) => {
      stream.onAbort(outlet.listener.end);
      try {
        outlet.open(stream, "retry: 3000\n\n");
        // A page that was made before anything happened has heard 0.
        const after = Number.isSafeInteger(heard) ? heard : Number(c.req.query("made") || Number.NaN);
        if (Number.isSafeInteger(after) && after >= 0) {
          const missed = await (Number.isSafeInteger(heard) ? eventsMissed : eventsSince)(ctx, after);
          const told = missed?.filter((event) => mayHear(actor, event)).map(eventText) ?? [
            "event: reset\ndata: {}\n\n",
          ];
          outlet.listener.send(told.join(""));
        }
        await outlet.ended;
      } finally {
        leave();
      }
    });
  });
  return app;
}

function credentialOf(authorization: string | undefined, cookie: string | undefined): Credential {
  const token = authorization?.startsWith("Bearer ") ? authorization.slice(7).trim() : undefined;
  return token ? { kind: "token", digest: digestOf(token) } : { kind: "session", digest: digestOf(cookie ?? "") };
}

/** A listener that writes into one stream, in order, and gives up on whoever does not read. */
function outletFor(actor: Listener["actor"], credential: Credential) {
  let stream: SSEStreamingApi | null = null;
  let unsent = 0;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting: string[] = [];
  const write = (to: SSEStreamingApi, text: string) => {
    unsent++;
    void to.write(text).finally(() => {
      unsent--;
    });
  };
  const listener: Listener = {
    actor,
    credential,
    send: (text) => {
      if (!stream) return waiting.push(text) <= MOST_UNSENT;
      if (unsent >= MOST_UNSENT) return false;
      if (text !== "") write(stream, text);
      return true;
    },
    end: () => end(),
  };
  const open = (to: SSEStreamingApi, hello: string) => {
    stream = to;
    for (const text of [hello, ...waiting.splice(0)]) write(to, text);
  };
  return { listener, ended, open };
}
