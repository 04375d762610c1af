import { type Dispatcher, request } from "undici";
import { isPublicAddress } from "#src/domain/public-address.ts";

export interface FetchRules {
  /** Hosts that may be asked, redirects included; null: any that is on the open Internet. */
  allows: ((host: string) => boolean) | null;
  /** Origins that whoever runs the service has named ("http://127.0.0.1:9100"): taken as they are. */
  trustedOrigins: readonly string[];
  maxBytes: number;
  /** For everything: names, connections, redirects, body. */
  limitMs: number;
  headers?: Record<string, string>;
}

/** How the network is reached. The real one: network.ts; tests hand in theirs. */
export interface Network {
  /** All addresses of a name. */
  resolve(host: string): Promise<string[]>;
  /** Connects to one of these addresses whatever the name says by then. Null: as the system resolves it. */
  connectionTo(addresses: readonly string[] | null): { dispatcher: Dispatcher; close(): Promise<void> };
}

export type Failing =
  | "not_an_address"
  | "not_https"
  | "other_host"
  | "private_network"
  | "redirects"
  | "no_such_host"
  | "too_large"
  | "compressed"
  | "timed_out"
  | "unreachable";

export type PublicAnswer =
  /** Whatever the status, but for redirects, which were followed. `url` is where it came from in the end; no bytes of errors. */
  | { ok: true; status: number; headers: Record<string, string>; bytes: Uint8Array; url: string }
  | { ok: false; failing: Failing; host: string };

const REDIRECTS = 3;

/**
 * Whatever stands at an address that a stranger chose. https only, the name resolved once and that very address connected
 * to, no address of our own networks, redirects judged like first addresses, a cap on bytes and time. Never throws.
 */
export async function fetchPublic(
  network: Network,
  address: string,
  rules: FetchRules,
  signal?: AbortSignal,
): Promise<PublicAnswer> {
  const limit = AbortSignal.timeout(rules.limitMs);
  const ended = signal ? AbortSignal.any([limit, signal]) : limit;
  let next = address;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const step = await hopTo(network, next, rules, ended);
      if (!("location" in step)) return step;
      next = step.location;
    }
    return failed("redirects", next);
  } catch {
    return failed(limit.aborted ? "timed_out" : "unreachable", next);
  }
}

const failed = (failing: Failing, address: string): PublicAnswer => ({
  ...{ ok: false, failing },
  host: URL.parse(address)?.hostname ?? "",
});

async function hopTo(
  network: Network,
  address: string,
  rules: FetchRules,
  signal: AbortSignal,
): Promise<PublicAnswer | { location: string }> {
  const judged = await judge(network, address, rules, signal);
  if (typeof judged === "string") return failed(judged, address);
  const { dispatcher, close } = network.connectionTo(judged.addresses);
  try {
    const answer = await request(judged.url, {
      ...{ dispatcher, signal },
      headers: { "user-agent": "langnghe", ...rules.headers, "accept-encoding": "identity" },
    });
    // What is not read must not keep the connection busy.
    answer.body.on("error", () => {});
    const done = await readAnswer(answer, judged.url, rules);
    if (!answer.body.readableEnded) answer.body.destroy();
    return done;
  } finally {
    await close();
  }
}

/** Where an address leads, or why not there. */
async function judge(
  network: Network,
  address: string,
  { allows, trustedOrigins }: FetchRules,
  signal: AbortSignal,
): Promise<{ url: URL; addresses: string[] | null } | Failing> {
  const url = URL.parse(address);
  if (!url) return "not_an_address";
  if (trustedOrigins.includes(url.origin)) return { url, addresses: null };
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "" || url.port !== "") return "not_https";
  if (allows && !allows(url.hostname)) return "other_host";
  // A number in place of a name is no newspaper: `new URL` has made dots of "0x7f.1" by now.
  if (/^[\d.]+$|^\[/.test(url.hostname)) return "private_network";
  const addresses = await abortable(network.resolve(url.hostname), signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return [];
  });
  if (addresses.length === 0) return "no_such_host";
  // One bad address among good ones is enough: whoever answers so is not the provider.
  return addresses.every(isPublicAddress) ? { url, addresses } : "private_network";
}

async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  { maxBytes }: FetchRules,
): Promise<PublicAnswer | { location: string }> {
  if (statusCode >= 300 && statusCode < 400 && typeof headers.location === "string")
    return { location: URL.parse(headers.location, url)?.href ?? "" };
  const said = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const head = { ok: true, status: statusCode, url: url.href, headers: Object.fromEntries(said) } as const;
  // What stands beside an error is for people.
  if (statusCode === 304 || statusCode >= 400) return { ...head, bytes: new Uint8Array() };
  if (headers["content-encoding"] && headers["content-encoding"] !== "identity") return failed("compressed", url.href);
  if (Number(headers["content-length"] ?? 0) > maxBytes) return failed("too_large", url.href);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return failed("too_large", url.href);
    chunks.push(chunk);
  }
  return { ...head, bytes: Buffer.concat(chunks) };
}

const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    return void work.then(resolve, reject);
  });
