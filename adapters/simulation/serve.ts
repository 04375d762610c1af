import type { IncomingMessage, ServerResponse } from "node:http";
import { serve } from "@hono/node-server";
import { type Context, Hono, type Next } from "hono";
import type { Script, Step } from "./script.ts";

/** A request that the simulated provider got. */
export interface Recorded {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** JSON, the fields of a form, or undefined. Files are `{name, type, size}`. */
  body: unknown;
  at: Date;
}

export interface SimulatedServer {
  app: Hono;
  /** Without a slash at the end. */
  url: string;
  requests: Recorded[];
  /** Bytes that anybody may fetch, as from a provider's CDN. */
  host(bytes: Uint8Array, mime: string): string;
  /** Once the answer to this request is out, or its connection broken. */
  after(c: Context, work: () => Promise<void>): void;
  /** Resolves when nothing that was put off is left to do. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ServeOptions {
  script: Script;
  /** The provider's own envelope of an error. */
  refuse(error: NonNullable<Step["error"]>, c: Context): Response;
  port?: number;
  now(): Date;
}

/** An HTTP server on the loopback that records what it gets and does what the script says first. */
export async function serveSimulated({ script, refuse, port = 0, now }: ServeOptions): Promise<SimulatedServer> {
  const app = new Hono();
  const requests: Recorded[] = [];
  const pending = new Set<Promise<void>>();
  const media = new Map<string, { bytes: Uint8Array<ArrayBuffer>; mime: string }>();
  app.use(async (c, next) => {
    // What a CDN serves is no request to the provider, but may fail like one.
    if (!c.req.path.startsWith("/media/")) requests.push(await recordOf(c, now()));
    return play(script.take(c.req.path), c, next, refuse);
  });
  app.get("/media/:id", (c) => {
    const file = media.get(c.req.param("id"));
    return file ? c.body(file.bytes, 200, { "content-type": file.mime }) : c.notFound();
  });
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (info) => listening.resolve(info.port));
  server.on("error", listening.reject);
  const url = `http://127.0.0.1:${await listening.promise}`;
  return {
    app,
    url,
    requests,
    host(bytes, mime) {
      const id = `m${media.size + 1}`;
      media.set(id, { bytes: Uint8Array.from(bytes), mime });
      return `${url}/media/${id}`;
    },
    after(c, work) {
      const done = answered(c)
        .then(work)
        .finally(() => pending.delete(done));
      pending.add(done);
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
    close: async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed.promise;
    },
  };
}

async function play(step: Step | undefined, c: Context, next: Next, refuse: ServeOptions["refuse"]) {
  if (!step) return next();
  if (step.when === "after") await next();
  if (step.delayMs) await new Promise((resolve) => setTimeout(resolve, step.delayMs));
  if (step.hangUp) return hangUp(c);
  const answer = answerOf(step, c, refuse);
  if (!answer) return step.when === "after" ? undefined : next();
  // Hono keeps the first answer unless it is taken away.
  c.res = undefined;
  c.res = answer;
  return undefined;
}

function answerOf(step: Step, c: Context, refuse: ServeOptions["refuse"]): Response | undefined {
  if (step.error) return refuse(step.error, c);
  if (step.status === undefined) return undefined;
  return new Response(step.body ?? "<html>Bad gateway</html>", { status: step.status, headers: step.headers });
}

function hangUp(c: Context): Response {
  nodeOf(c).incoming.socket.destroy();
  return new Response(null, { status: 500 });
}

async function answered(c: Context): Promise<void> {
  const { outgoing } = nodeOf(c);
  if (outgoing.writableFinished || outgoing.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  outgoing.once("finish", resolve).once("close", resolve);
  await promise;
}

// Safe: @hono/node-server hands in Node's own request and answer under these names.
const nodeOf = (c: Context) => c.env as { incoming: IncomingMessage; outgoing: ServerResponse };

async function recordOf(c: Context, at: Date): Promise<Recorded> {
  return {
    method: c.req.method,
    path: c.req.path,
    query: c.req.query(),
    headers: c.req.header(),
    body: await bodyOf(c),
    at,
  };
}

/** Hono keeps what it has read, so that the handler can read it again. */
async function bodyOf(c: Context): Promise<unknown> {
  const type = c.req.header("content-type") ?? "";
  try {
    if (type.includes("json")) return await c.req.json();
    if (!type.includes("form")) return undefined;
    const fields = Object.entries(await c.req.parseBody());
    return Object.fromEntries(fields.map(([key, value]) => [key, value instanceof File ? fileOf(value) : value]));
  } catch {
    return undefined;
  }
}

const fileOf = ({ name, type, size }: File) => ({ name, type, size });
