import { Agent } from "undici";

const CONNECT_MS = 3_000;
/** Of one call, from the first byte sent to the last received. */
export const TOTAL_MS = 10_000;

/**
 * The connections to one provider's host. One for each, so that a provider that hangs holds up nobody else's messages.
 * `undici` follows no redirects unless told to: a provider that redirects a POST is misconfigured or not the provider.
 */
export function providerAgent(): Agent {
  return new Agent({
    connect: { timeout: CONNECT_MS },
    connections: 16,
    headersTimeout: TOTAL_MS,
    bodyTimeout: TOTAL_MS,
    // Shorter than what load balancers allow: a request on a connection that they have just closed is an unclear one.
    keepAliveTimeout: 3_000,
    keepAliveMaxTimeout: 10_000,
    maxResponseSize: 1_048_576,
  });
}
