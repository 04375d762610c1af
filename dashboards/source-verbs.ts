import type { SourceReaders } from "#src/ports/source.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { PageReader } from "#src/services/fetching/page-reader.ts";
import {
  changeSource,
  pauseSource,
  removeSource,
  renewSourceSecret,
  resumeSource,
} from "#src/services/sources/change-source.ts";
import { createSource } from "#src/services/sources/create-source.ts";
import { importTold } from "#src/services/sources/import-told.ts";
import { listSources, loadSource } from "#src/services/sources/list-sources.ts";
import { checkLink, pasteLink } from "#src/services/sources/paste-link.ts";
import { readSourceNow } from "#src/services/sources/read-now.ts";
import { readPosts } from "#src/services/sources/read-posts-file.ts";
import type { AddableKind, SourceInput } from "#src/services/sources/source-settings.ts";

export interface Listening {
  readers: SourceReaders;
  pages: PageReader;
}

/** Where nothing is wired: sources are shown and changed, and none is read from a page. */
export const NOT_LISTENING: Listening = {
  readers: { get: () => undefined, kinds: [] },
  pages: {
    userAgent: "",
    read: async () => ({ answer: { ok: false, failing: "unreachable", host: "" }, requests: 0 }),
  },
};

/** What the pages of sources, and the form for a pasted link, ask of the services. */
export const sourceVerbs = ({ readers, pages }: Listening) => ({
  listSources: (ctx: Ctx) => listSources(ctx, readers),
  loadSource: (ctx: Ctx, id: string) => loadSource(ctx, readers, id),
  createSource: (ctx: Ctx, input: SourceInput & { id: string; kind: AddableKind }) => createSource(ctx, readers, input),
  changeSource: (ctx: Ctx, id: string, input: SourceInput) => changeSource(ctx, readers, id, input),
  readSourceNow: (ctx: Ctx, id: string, signal: AbortSignal) => readSourceNow(ctx, readers, id, signal),
  resumeSource: (ctx: Ctx, id: string) => resumeSource(ctx, readers, id),
  checkLink: (ctx: Ctx, address: string, signal?: AbortSignal) => checkLink(ctx, pages, address, signal),
  ...{ pauseSource, removeSource, renewSourceSecret, importTold, readPosts, pasteLink },
});
export type SourceVerbs = ReturnType<typeof sourceVerbs>;
