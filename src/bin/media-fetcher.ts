import type { Config } from "#src/config.ts";
import { network } from "#src/services/fetching/network.ts";
import type { Fetcher } from "#src/services/media/fetch-media.ts";
import { scanWithClamd } from "#src/services/media/scan-clamd.ts";

/** How files of citizens are fetched here. */
export function mediaFetcher({ zaloApiBase, graphBase, recordingOrigins, clamd }: Config): Fetcher {
  return {
    network,
    // A provider's address that is no https one was set by whoever runs the service: a stand-in on a test machine.
    trustedOrigins: [
      ...[zaloApiBase, graphBase].map((base) => new URL(base).origin).filter((origin) => !origin.startsWith("https:")),
      ...recordingOrigins,
    ],
    scan: clamd ? (bytes) => scanWithClamd(clamd, bytes) : null,
  };
}
