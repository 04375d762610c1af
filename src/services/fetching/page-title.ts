import { Parser } from "htmlparser2";
import { cleanText } from "#src/domain/text.ts";
import { decodeDocument } from "./decode-document.ts";
import type { PageReader } from "./page-reader.ts";

/** Titles stand at the beginning; a page larger than this is asked for in vain. */
const FETCHED = { maxBytes: 2 * 1_048_576, limitMs: 8_000, headers: { accept: "text/html" } };
const LONGEST = 300;

/**
 * The title of a public page, where robots.txt and our own rules allow asking.
 * @returns null where there is none to be had, whatever the reason
 */
export async function pageTitle(pages: PageReader, address: string, signal?: AbortSignal): Promise<string | null> {
  const { answer } = await pages.read(address, FETCHED, signal);
  if (!answer.ok || answer.status !== 200) return null;
  const type = answer.headers["content-type"] ?? "";
  if (!/html/i.test(type)) return null;
  return titleIn(decodeDocument(answer.bytes, type));
}

/** What the page calls itself when it is shared, else its title. */
export function titleIn(html: string): string | null {
  let shared = "";
  let title = "";
  let inTitle = false;
  const parser: Parser = new Parser({
    onopentag(name, { property, content }) {
      if (name === "meta" && property === "og:title" && shared === "") shared = content ?? "";
      if (name === "title" && title === "") inTitle = true;
      // Titles of pictures and what people wrote below are none of the page's.
      if (name === "body" || name === "svg") parser.pause();
    },
    ontext: (text) => {
      if (inTitle) title += text;
    },
    onclosetag: (name) => {
      if (name === "title") inTitle = false;
    },
  });
  parser.write(html);
  const found = cleanText(shared || title)
    .replace(/\s+/g, " ")
    .trim();
  return found === "" ? null : found.slice(0, LONGEST);
}
