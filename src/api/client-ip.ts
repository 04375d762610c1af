import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import ipaddr from "ipaddr.js";

/**
 * The client's address. X-Forwarded-For counts only when the connection itself comes from a configured proxy, read
 * from the right, past every hop that is a proxy of ours.
 * @param trusted CIDR ranges of TRUSTED_PROXIES
 */
export function clientIp(c: Context, trusted: readonly string[]): string {
  const peer = peerAddress(c);
  if (!isTrusted(peer, trusted)) return peer;
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    if (!ipaddr.isValid(hop)) break;
    if (!isTrusted(hop, trusted)) return hop;
  }
  return peer;
}

function peerAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown"; // app.request() in tests has no connection
  }
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return trusted.some((range) => {
    const [base, bits] = ipaddr.parseCIDR(range.includes("/") ? range : `${range}/${range.includes(":") ? 128 : 32}`);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
}
