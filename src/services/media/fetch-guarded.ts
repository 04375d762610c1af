import { type Dispatcher, request } from "undici";
import { isPublicAddress } from "#src/domain/public-address.ts";
import { isAmong } from "./media-hosts.ts";

export interface FetchRules {
  hosts: readonly string[];
  /** Origins that whoever runs the service has named as the provider's ("http://127.0.0.1:9100"): taken as they are. */
  trustedOrigins: readonly string[];
  maxBytes: number;
  /** For everything: names, connections, redirects, body. */
  limitMs: number;
}

/** How the network is reached. The real one: network.ts; tests hand in theirs. */
export interface Network {
  /** All addresses of a name. */
  resolve(host: string): Promise<string[]>;
  /** Connects to one of these addresses whatever the name says by then. Null: as the system resolves it. */
  connectionTo(addresses: readonly string[] | null): { dispatcher: Dispatcher; close(): Promise<void> };
}

export type Fetched =
  | { ok: true; bytes: Uint8Array }
  /** `refused`: never; `gone`: the provider has it no more; `later`: perhaps the next time. `why` is Vietnamese. */
  | { ok: false; outcome: "refused" | "gone" | "later"; why: string };

const REDIRECTS = 3;

const refused = (why: string): Fetched => ({ ok: false, outcome: "refused", why });
const later = (why: string): Fetched => ({ ok: false, outcome: "later", why });

/**
 * A file from an address that a stranger chose. https only, hosts on the list only, the name resolved once and that very
 * address connected to, no address of our own networks, redirects judged like first addresses, a cap on bytes and time.
 * Never throws.
 */
export async function fetchGuarded(
  network: Network,
  address: string,
  rules: FetchRules,
  signal?: AbortSignal,
): Promise<Fetched> {
  const limit = AbortSignal.timeout(rules.limitMs);
  const ended = signal ? AbortSignal.any([limit, signal]) : limit;
  let next = address;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const step = await hopTo(network, next, rules, ended);
      if (!("location" in step)) return step;
      next = step.location;
    }
    return refused("Địa chỉ của tệp chuyển hướng quá nhiều lần.");
  } catch {
    return later(limit.aborted ? "Nơi gửi trả tệp quá chậm." : "Chưa kết nối được đến nơi gửi tệp.");
  }
}

async function hopTo(
  network: Network,
  address: string,
  rules: FetchRules,
  signal: AbortSignal,
): Promise<Fetched | { location: string }> {
  const judged = await judge(network, address, rules, signal);
  if ("ok" in judged) return judged;
  const { dispatcher, close } = network.connectionTo(judged.addresses);
  try {
    const answer = await request(judged.url, {
      ...{ dispatcher, signal },
      headers: { "accept-encoding": "identity", "user-agent": "langnghe" },
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
async function judge(network: Network, address: string, rules: FetchRules, signal: AbortSignal) {
  const url = URL.parse(address);
  if (!url) return refused("Địa chỉ của tệp không đọc được.");
  if (rules.trustedOrigins.includes(url.origin)) return { url, addresses: null };
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "" || url.port !== "")
    return refused("Địa chỉ của tệp không phải địa chỉ https thông thường.");
  if (!isAmong(url.hostname, rules.hosts)) return refused("Tệp nằm ở máy chủ không thuộc kênh này nên không tải về.");
  const addresses = await abortable(network.resolve(url.hostname), signal);
  if (addresses.length === 0) return later("Chưa tìm thấy máy chủ giữ tệp.");
  // One bad address among good ones is enough: whoever answers so is not the provider.
  if (!addresses.every(isPublicAddress)) return refused("Máy chủ giữ tệp trỏ về mạng nội bộ nên không tải về.");
  return { url, addresses };
}

async function readAnswer(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  { maxBytes }: FetchRules,
): Promise<Fetched | { location: string }> {
  const tooLarge = refused(`Tệp lớn hơn ${Math.floor(maxBytes / 1_048_576)} MB nên không tải về.`);
  if (statusCode >= 300 && statusCode < 400 && typeof headers.location === "string")
    return { location: new URL(headers.location, url).href };
  if ([401, 403, 404, 410].includes(statusCode))
    return { ok: false, outcome: "gone", why: "Nơi gửi không còn giữ tệp này." };
  if (statusCode !== 200) return later("Nơi gửi tệp đang bận.");
  if (headers["content-encoding"] && headers["content-encoding"] !== "identity")
    return refused("Tệp được nén khi truyền nên không kiểm tra được dung lượng.");
  if (Number(headers["content-length"] ?? 0) > maxBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  return size === 0 ? later("Tệp chưa có nội dung.") : { ok: true, bytes: Buffer.concat(chunks) };
}

const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
