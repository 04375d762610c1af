import { Parser } from "htmlparser2";

/** One item as the feed writes it, of RSS 2.0, RSS 1.0 or Atom 1.0. Everything may be missing. */
export interface FeedEntry {
  id?: string;
  title?: string;
  summary?: string;
  link?: string;
  published?: string;
  updated?: string;
  author?: string;
  /** Of YouTube's Atom. */
  videoId?: string;
  channelId?: string;
  /** An item that is there no more (RFC 6721, `at:deleted-entry`). */
  deleted?: true;
}

export type ParsedFeed =
  | { ok: true; entries: FeedEntry[] }
  | { ok: false; why: "doctype" | "not_a_feed" | "cut_off" | "too_deep" };

/** A newspaper lists tens; the rest of a longer list is older. */
const MOST_ENTRIES = 500;
/** No feed nests so deeply; what does wants to see us fall. */
const MOST_DEPTH = 64;
const MOST_FIELD = 20_000;

const ROOTS = new Set(["rss", "feed", "rdf:rdf"]);
const ENTRIES = new Set(["item", "entry", "at:deleted-entry"]);
/** The fields, under the names that the formats give them; `content` and the whole article are left where they are. */
const FIELDS: Record<string, keyof FeedEntry> = {
  guid: "id",
  id: "id",
  title: "title",
  description: "summary",
  summary: "summary",
  link: "link",
  pubdate: "published",
  published: "published",
  "dc:date": "published",
  updated: "updated",
  "atom:updated": "updated",
  author: "author",
  "dc:creator": "author",
  name: "author",
  "yt:videoid": "videoId",
  "yt:channelid": "channelId",
};

/**
 * The items of a feed. No entity but XML's own and numbers is known here, so none can grow; a document type that
 * defines any is refused outright.
 */
export function parseFeed(xml: string): ParsedFeed {
  const state = { path: [] as string[], rooted: false, closed: false, deep: false, entries: [] as FeedEntry[] };
  if (/<!DOCTYPE[^>[]*\[/i.test(xml) || /<!ENTITY/i.test(xml)) return { ok: false, why: "doctype" };
  const reading = entryReader(state.entries);
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (state.path.length === 0 && ROOTS.has(name)) state.rooted = true;
        state.path.push(name);
        if (state.path.length > MOST_DEPTH) {
          state.deep = true;
          parser.pause();
        } else if (state.rooted) reading.open(name, attributes, state.path.length);
      },
      ontext: (text) => reading.text(text, state.path.length),
      onclosetag(name, implied) {
        reading.close(name, state.path.length);
        state.path.pop();
        // The parser closes what the other side has not: then the end of the document never came.
        if (state.path.length === 0 && ROOTS.has(name) && !implied) state.closed = true;
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, recognizeCDATA: true },
  );
  parser.end(xml);
  if (state.deep) return { ok: false, why: "too_deep" };
  if (!state.rooted) return { ok: false, why: "not_a_feed" };
  return state.closed ? { ok: true, entries: state.entries } : { ok: false, why: "cut_off" };
}

/** Collects what stands directly in an item, and in the author of one. */
function entryReader(entries: FeedEntry[]) {
  let entry: FeedEntry | null = null;
  let entryDepth = 0;
  let field: Exclude<keyof FeedEntry, "deleted"> | null = null;
  let fieldDepth = 0;
  let value = "";
  return {
    open(name: string, attributes: Record<string, string>, depth: number) {
      if (!entry) {
        if (!ENTRIES.has(name) || entries.length >= MOST_ENTRIES) return;
        entry = name === "at:deleted-entry" ? { deleted: true, ...deletedId(attributes) } : {};
        entryDepth = depth;
        return;
      }
      const known = FIELDS[name];
      const own = depth === entryDepth + 1 || (name === "name" && depth === entryDepth + 2);
      if (!known || !own || known === "deleted") return;
      field = known;
      fieldDepth = depth;
      value = known === "link" ? linkOf(attributes) : "";
    },
    text(part: string, depth: number) {
      if (field && depth === fieldDepth && value.length < MOST_FIELD) value += part;
    },
    close(name: string, depth: number) {
      if (!entry) return;
      if (field && depth === fieldDepth) {
        keepField(entry, field, value.trim());
        field = null;
      }
      if (depth === entryDepth && ENTRIES.has(name)) {
        entries.push(entry);
        entry = null;
      }
    },
  };
}

const deletedId = ({ ref }: Record<string, string>) => (ref ? { id: ref } : {});

/** Of Atom an attribute, and only of the page itself; of RSS the text. */
const linkOf = ({ href, rel = "alternate" }: Record<string, string>) => (rel === "alternate" ? (href ?? "") : "");

function keepField(entry: FeedEntry, field: Exclude<keyof FeedEntry, "deleted">, value: string): void {
  if (value !== "" && entry[field] === undefined) entry[field] = value;
}
