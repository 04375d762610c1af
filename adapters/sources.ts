import type { Dispatcher } from "undici";
import type { Config } from "#src/config.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import type { SourceReader, SourceReaders } from "#src/ports/source.ts";
import type { PageReader } from "#src/services/fetching/page-reader.ts";
import { facebookPages } from "./facebook/page-source.ts";
import { newspaper } from "./newspaper/index.ts";
import { providerAgent } from "./provider/agent.ts";
import { youtube } from "./youtube/index.ts";

type Settings = Pick<Config, "graphBase" | "youtubeApiBase" | "websubHub" | "listeningOrigins">;

interface Options {
  now?(): Date;
  /** Makes the connections to one host. */
  agent?(): Dispatcher;
}

/** The registry of sources that are asked. A new kind is a folder here and a line below. */
export function sourceReaders(
  settings: Settings,
  pages: PageReader,
  { now = () => new Date(), agent = providerAgent }: Options = {},
): SourceReaders {
  const all: SourceReader[] = [
    newspaper(pages, settings.listeningOrigins),
    youtube({ base: settings.youtubeApiBase, hub: settings.websubHub, dispatcher: agent() }),
    facebookPages({ base: settings.graphBase, graph: agent(), now }),
  ];
  const byKind = new Map<SourceKind, SourceReader>(all.map((reader) => [reader.kind, reader]));
  return { get: (kind) => byKind.get(kind), kinds: [...byKind.keys()] };
}
