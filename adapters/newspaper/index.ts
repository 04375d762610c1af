import { z } from "zod";
import type { Reading, SourceNow, SourceReader } from "#src/ports/source.ts";
import { decodeDocument } from "#src/services/fetching/decode-document.ts";
import type { PageReader } from "#src/services/fetching/page-reader.ts";
import { faultOf, faultOfFeed, retryAfterMs } from "./faults.ts";
import { newspaperItems } from "./items.ts";
import { parseFeed } from "./parse-feed.ts";

/** A front page of hundreds of items with summaries has 300 KB. */
const FETCHED = { maxBytes: 5 * 1_048_576, limitMs: 20_000 };
export const ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

/** Where reading stopped. */
const Cursor = z.object({
  /** Of another address nothing here holds. */
  address: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Short digest of each item of the last feed, by key. */
  seen: z.record(z.string(), z.string()).default({}),
});
type Cursor = z.output<typeof Cursor>;

/**
 * A newspaper's feed: RSS 2.0, RSS 1.0 or Atom 1.0, at most every ten minutes, and of it title, summary and link. The
 * article itself is the paper's.
 */
export function newspaper(pages: PageReader, trustedOrigins: readonly string[]): SourceReader {
  const settings = newspaperSettings(trustedOrigins);
  return {
    kind: "newspaper",
    settings,
    async read(source: SourceNow, now: Date, signal: AbortSignal): Promise<Reading> {
      const { address, everyMinutes } = settings.parse(source.settings);
      const cursor = cursorOf(source.cursor, address);
      const headers = { accept: ACCEPT, ...conditions(cursor) };
      const { answer, requests } = await pages.read(address, { ...FETCHED, headers }, signal);
      const bytes = answer.ok ? answer.bytes.byteLength : 0;
      const later = (answer.ok ? retryAfterMs(answer.headers, now) : undefined) ?? 0;
      const base = {
        ...{ items: [], cursor: { ...cursor, address }, cost: { requests, units: 0, bytes } },
        nextAt: new Date(now.getTime() + Math.max(everyMinutes * 60_000, later)),
      };
      if (answer.ok && answer.status === 304) return base;
      const fault = faultOf(answer);
      if (fault || !answer.ok) return { ...base, ...(fault && { fault }) };
      const feed = parseFeed(decodeDocument(answer.bytes, answer.headers["content-type"] ?? ""));
      if (!feed.ok) return { ...base, fault: faultOfFeed(feed.why) };
      const { items, seen } = newspaperItems(feed.entries, { address: answer.url, seen: cursor.seen, now });
      return { ...base, items, cursor: { address, seen, ...validators(answer.headers) } };
    },
  };
}

const newspaperSettings = (trustedOrigins: readonly string[]) =>
  z.strictObject({
    address: z
      .url({
        protocol: /^https?$/,
        error: "Vui lòng nhập địa chỉ RSS hoặc Atom, ví dụ https://bao.example.vn/rss/thoi-su.rss.",
      })
      .max(2_048, "Địa chỉ quá dài.")
      .refine(
        (address) => address.startsWith("https:") || trustedOrigins.includes(URL.parse(address)?.origin ?? ""),
        "Địa chỉ phải bắt đầu bằng https://.",
      ),
    everyMinutes: z.coerce
      .number("Vui lòng nhập số phút.")
      .int("Vui lòng nhập số phút nguyên.")
      .min(10, "Mỗi báo chỉ được đọc nhiều nhất 10 phút một lần.")
      .max(1_440, "Nhiều nhất là 1.440 phút, tức một ngày.")
      .default(15),
  });

function cursorOf(stored: Record<string, unknown>, address: string): Cursor {
  const cursor = Cursor.safeParse(stored);
  return cursor.success && cursor.data.address === address ? cursor.data : { seen: {} };
}

const conditions = ({ etag, lastModified }: Cursor): Record<string, string> => ({
  ...(etag && { "if-none-match": etag }),
  ...(lastModified && { "if-modified-since": lastModified }),
});

/** As they came: what another header cannot carry is left out. */
function validators(headers: Record<string, string>): Pick<Cursor, "etag" | "lastModified"> {
  const plain = (value: string | undefined) => (value && /^[\x20-\x7e]{1,512}$/.test(value) ? value : undefined);
  const [etag, lastModified] = [plain(headers.etag), plain(headers["last-modified"])];
  return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
