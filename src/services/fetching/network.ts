import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent } from "undici";
import type { Network } from "./fetch-public.ts";

const CONNECT_MS = 3_000;

/** The open network: names by the system's resolver, each connection bound to the addresses that were judged. */
export const network: Network = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  connectionTo: (addresses) => {
    const agent = new Agent({ connect: { timeout: CONNECT_MS, ...(addresses && { lookup: pinnedTo(addresses) }) } });
    // Not `close`, which would wait for a body that nobody reads.
    return { dispatcher: agent, close: () => agent.destroy() };
  },
};

/** A resolver that knows only these addresses: a name that means something else a second later changes nothing. */
export function pinnedTo(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, callback) => {
    const [first] = known;
    if (!first) return callback(new Error("no address"), "", 0);
    if (all) return callback(null, known);
    return callback(null, first.address, first.family);
  };
}
