import robotsModule from "robots-parser";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import { fetchPublic, type Network, type PublicAnswer } from "./fetch-public.ts";

export type PageAnswer = PublicAnswer | { ok: false; failing: "robots"; host: string };

export interface PageRules {
  maxBytes: number;
  limitMs: number;
  headers?: Record<string, string>;
}

/** Reads public pages and feeds as a polite machine does. Never throws. */
export interface PageReader {
  /** @returns also what robots.txt refuses; `requests` counts what was really asked of the other side */
  read(address: string, rules: PageRules, signal?: AbortSignal): Promise<{ answer: PageAnswer; requests: number }>;
  userAgent: string;
}

export interface PageReaderParts {
  network: Network;
  trustedOrigins: readonly string[];
  /** Said to whoever is read: a city, and where it can be found. */
  city: string;
  publicUrl: string;
  now(): Date;
}

/** A day (RFC 9309 §2.4). */
const KEPT_MS = 86_400_000;
/** 500 KiB must be read (RFC 9309 §2.5), and no more is. */
const ROBOTS = { maxBytes: 512_000, limitMs: 5_000 };
/** Of as many newspapers as a city has; the oldest goes. */
const MOST_KEPT = 500;

// Safe: what is imported is the function itself; the package's types put it under `default`, where it is not.
const readRobots = robotsModule as unknown as typeof robotsModule.default;
type Rules = ReturnType<typeof readRobots>;

/** What an origin allows, or why it could not be asked. */
interface Kept {
  rules: Rules | "all" | "none";
  failed: Extract<PublicAnswer, { ok: false }> | undefined;
}

export function pageReader({ network, trustedOrigins, city, publicUrl, now }: PageReaderParts): PageReader {
  // Headers are of ASCII, and whoever reads the log of a newspaper should know whom to call.
  const userAgent = `LangNghe/1.0 (${withoutDiacritics(city)}; +${publicUrl})`;
  const kept = new Map<string, Kept & { untilMs: number }>();
  const get = (address: string, { headers, ...limits }: PageRules, signal?: AbortSignal) => {
    const rules = { ...limits, allows: null, trustedOrigins, headers: { ...headers, "user-agent": userAgent } };
    return fetchPublic(network, address, rules, signal);
  };

  /** @returns the rules of an origin, and whether they had to be asked for */
  async function robotsOf(origin: string, signal?: AbortSignal) {
    const hit = kept.get(origin);
    if (hit && hit.untilMs > now().getTime()) return { ...hit, asked: 0 };
    const answer = await get(`${origin}/robots.txt`, ROBOTS, signal);
    const rules = rulesOf(`${origin}/robots.txt`, answer);
    // What could not be asked is asked again soon; until then nothing is read (RFC 9309 §2.3.1.4).
    const forMs = answer.ok ? KEPT_MS : 60_000;
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    const found = { rules, failed: answer.ok ? undefined : answer };
    kept.set(origin, { ...found, untilMs: now().getTime() + forMs });
    return { ...found, asked: 1 };
  }

  return {
    userAgent,
    async read(address, rules, signal) {
      const url = URL.parse(address);
      const origin = url?.origin ?? "";
      if (!url || !/^https?:/.test(origin)) return { answer: await get(address, rules, signal), requests: 0 };
      const robots = await robotsOf(origin, signal);
      if (robots.failed) return { answer: robots.failed, requests: robots.asked };
      if (!isAllowed(robots.rules, url.href, userAgent))
        return { answer: { ok: false, failing: "robots", host: url.hostname }, requests: robots.asked };
      return { answer: await get(address, rules, signal), requests: robots.asked + 1 };
    },
  };
}

function rulesOf(address: string, answer: PublicAnswer): Rules | "all" | "none" {
  if (!answer.ok || answer.status >= 500 || answer.status === 429) return "none";
  if (answer.status >= 400) return "all";
  return readRobots(address, new TextDecoder().decode(answer.bytes));
}

function isAllowed(rules: Rules | "all" | "none", address: string, userAgent: string): boolean {
  if (typeof rules === "string") return rules === "all";
  return rules.isAllowed(address, userAgent) !== false;
}
