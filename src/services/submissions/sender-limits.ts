import ipaddr from "ipaddr.js";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type SlidingWindow, slidingWindow } from "./sliding-window.ts";

const MINUTE = 60_000;

/**
 * Mobile networks here put thousands of subscribers behind one address (CGNAT), and a flooded street writes within the
 * same minutes. So the limits that only send a form to the desk are generous, and refusing starts where no street is.
 */
const LIMITS = {
  address: { limit: 60, windowMs: 10 * MINUTE },
  network: { limit: 30, windowMs: 10 * MINUTE },
  phone: { limit: 5, windowMs: 60 * MINUTE },
  upload: { limit: 100, windowMs: 10 * MINUTE },
  /** Each sends a mail to an address that somebody typed. */
  follow: { limit: 10, windowMs: 60 * MINUTE },
};

type Windows = Record<keyof typeof LIMITS, SlidingWindow>;

/** One set for each running service: keyed by its connection pool, which every copy of its ctx shares. */
const windows = new WeakMap<object, Windows>();

function windowsOf(ctx: Ctx): Windows {
  const known = windows.get(ctx.sql);
  if (known) return known;
  const made: Windows = {
    address: slidingWindow(LIMITS.address.limit, LIMITS.address.windowMs),
    network: slidingWindow(LIMITS.network.limit, LIMITS.network.windowMs),
    phone: slidingWindow(LIMITS.phone.limit, LIMITS.phone.windowMs),
    upload: slidingWindow(LIMITS.upload.limit, LIMITS.upload.windowMs),
    follow: slidingWindow(LIMITS.follow.limit, LIMITS.follow.windowMs),
  };
  windows.set(ctx.sql, made);
  return made;
}

/** This machine, or a proxy of ours that names nobody: refusing such an address could shut out the whole city. */
const OURS = new Set(["loopback", "private", "uniqueLocal", "linkLocal", "unspecified", "unknown"]);

/** @throws {AppError} RATE_LIMITED with `retryAfterSec` when one address sends far more than people can */
export function limitAddress(ctx: Ctx, ip: string, what: "address" | "upload" | "follow" = "address"): void {
  if (OURS.has(rangeOf(ip))) return;
  const waitMs = windowsOf(ctx)[what].hit(networkOf(ip, 32, 64), ctx.now().getTime());
  if (waitMs === 0) return;
  const retryAfterSec = Math.ceil(waitMs / 1000);
  throw new AppError("RATE_LIMITED", "Có quá nhiều lượt gửi từ mạng này. Vui lòng thử lại sau ít phút.", {
    retryAfterSec,
  });
}

/** Counts a form of this network and phone; which of the two sends unusually many. */
export function unusualSenders(ctx: Ctx, ip: string, phone: string | undefined): { network: boolean; phone: boolean } {
  const all = windowsOf(ctx);
  const nowMs = ctx.now().getTime();
  return {
    network: all.network.hit(networkOf(ip, 24, 56), nowMs) > 0,
    phone: phone !== undefined && all.phone.hit(ctx.box.index(phone), nowMs) > 0,
  };
}

/** The network of an address, "203.0.113.0/24"; IPv4 written as IPv6 counts as IPv4. "unknown" is one network too. */
export function networkOf(ip: string, bits4: number, bits6: number): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  const bits = address.kind() === "ipv4" ? bits4 : bits6;
  const bytes = address.toByteArray().map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - i * 8))));
  return `${ipaddr.fromByteArray(bytes.map((byte) => byte & 0xff)).toString()}/${bits}`;
}

const rangeOf = (ip: string) => (ipaddr.isValid(ip) ? ipaddr.process(ip).range() : "unknown");
