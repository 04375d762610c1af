import { sourceReaders } from "#adapters/sources.ts";
import type { Config } from "#src/config.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { network } from "#src/services/fetching/network.ts";
import { type PageReader, pageReader } from "#src/services/fetching/page-reader.ts";

/** What is listened to in public, and how public pages are read, here. */
export function listening(
  config: Config,
  city: { name: string },
  now = () => new Date(),
): { readers: SourceReaders; pages: PageReader } {
  const { listeningOrigins: trustedOrigins, publicUrl } = config;
  const pages = pageReader({ ...{ network, trustedOrigins, publicUrl, now }, city: city.name });
  return { pages, readers: sourceReaders(config, pages, { now }) };
}
