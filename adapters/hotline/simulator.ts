import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { type Hook, hook } from "../simulation/hook.ts";
import { idMaker } from "../simulation/ids.ts";
import { type Script, script } from "../simulation/script.ts";
import { type Recorded, serveSimulated } from "../simulation/serve.ts";
import { signCall } from "./sign.ts";
import {
  amiText,
  asterisk,
  freeswitch,
  generic,
  omicall,
  type SimulatedCall,
  stringee,
} from "./simulator/deliveries.ts";
import { type Heard, type IvrCall, playIvr } from "./simulator/ivr.ts";
import { toneWav } from "./simulator/sample.ts";

const DELIVERIES = { generic, stringee, omicall, freeswitch, asterisk };
type Provider = keyof typeof DELIVERIES;
/** Exchanges are patient. */
const DEADLINE_MS = 10_000;

export interface PbxSimulator {
  url: string;
  requests: readonly Recorded[];
  script: Script;
  hook: Hook;
  /** Manager interface (AMI) in text, for whoever connects. */
  amiPort: number;
  /** A citizen calls; resolves when every state was told. Returns the call. */
  call(call: Partial<SimulatedCall> & { from: string }): Promise<SimulatedCall>;
  /** Plays the IVR of a Stringee number; returns what the caller heard. */
  ivr(call: Pick<IvrCall, "answerUrl" | "from"> & Partial<IvrCall>): Promise<Heard>;
  /** Address of a recording that answers 404 for the first `misses` times (default 2), as exchanges do while they write it. */
  recording(seconds?: number, misses?: number): string;
  close(): Promise<void>;
}

export interface PbxSimulatorOptions {
  provider: Provider;
  secret: string;
  hookUrl?: string;
  port?: number;
  now?(): Date;
}

/** A telephone exchange: tells its webhook of calls in the words of the provider chosen, and keeps recordings. */
export async function pbxSimulator(options: PbxSimulatorOptions): Promise<PbxSimulator> {
  const { provider, secret, now = () => new Date() } = options;
  const steps = script();
  const server = await serveSimulated({
    script: steps,
    port: options.port,
    now,
    refuse: (_error, c) => c.text("", 500),
  });
  const deliveries = hook({ headers: (body) => signatureOf(provider, secret, body, now()), deadlineMs: DEADLINE_MS });
  if (options.hookUrl) deliveries.to(options.hookUrl);
  const newId = idMaker();
  const ami = await amiServer();
  return {
    ...{ url: server.url, requests: server.requests, script: steps, hook: deliveries, amiPort: ami.port },
    async call(given) {
      const call = completed(given, newId(), now());
      for (const delivery of DELIVERIES[provider](call)) await deliveries.deliver(JSON.stringify(delivery));
      for (const event of asterisk(call)) ami.say(amiText(event));
      return call;
    },
    ivr: (call) =>
      playIvr({ callId: newId(), to: "02838291234", presses: [], recordingUrl: `${server.url}/media/none`, ...call }),
    recording(seconds = 1, misses = 2) {
      const url = server.host(toneWav(seconds), "audio/wav");
      if (misses > 0) steps.next({ path: new URL(url).pathname, status: 404, times: misses });
      return url;
    },
    async close() {
      await ami.close();
      await server.close();
    },
  };
}

function completed(call: Partial<SimulatedCall> & { from: string }, id: string, now: Date): SimulatedCall {
  const startedAt = call.startedAt ?? new Date(now.getTime() - 215_000);
  const answeredAt = call.answeredAt === undefined ? new Date(startedAt.getTime() + 9_000) : call.answeredAt;
  return { id, to: "02838291234", keys: [], endedAt: now, ...call, startedAt, answeredAt };
}

/** Our own format is signed; exchanges that cannot sign send the secret in a fixed header. */
function signatureOf(provider: Provider, secret: string, body: string, now: Date): Record<string, string> {
  if (provider !== "generic") return { authorization: `Bearer ${secret}` };
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  return { "x-pa-timestamp": timestamp, "x-pa-signature": signCall(secret, timestamp, Buffer.from(body)) };
}

async function amiServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.write("Asterisk Call Manager/9.0.0\r\n");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    // Safe: a server that listens on a port has such an address.
    port: (server.address() as AddressInfo).port,
    say: (text: string) => {
      for (const socket of sockets) socket.write(text);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
