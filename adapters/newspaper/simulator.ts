import { createHash } from "node:crypto";
import type { Context } from "hono";
import { type Script, script } from "../simulation/script.ts";
import { type Recorded, serveSimulated } from "../simulation/serve.ts";

/** One item as an editor enters it. Whatever is given is written as it is, mistakes and all. */
export interface Article {
  guid?: string;
  title: string;
  summary?: string;
  link?: string;
  /** As it stands in the feed: "hôm qua" too. */
  date?: string;
}

export interface Paper {
  /** Of the feed. */
  address: string;
  /** Newest first in the feed. @returns the guid */
  publish(article: Article): string;
  change(guid: string, change: Partial<Article>): void;
  /** Whatever the feed is, instead of itself. */
  serveInstead(body: string | Uint8Array | null, type?: string): void;
}

export interface PaperSimulator {
  url: string;
  requests: readonly Recorded[];
  script: Script;
  /** A paper of that name, made when first asked for. */
  paper(slug: string, format?: "rss" | "atom"): Paper;
  /** What /robots.txt says; null: there is none. */
  robots(text: string | null): void;
  close(): Promise<void>;
}

/** Newspapers on a local port: RSS and Atom with ETag and 304, articles, robots.txt. */
export async function paperSimulator({ now = () => new Date(), port = 0 } = {}): Promise<PaperSimulator> {
  const steps = script();
  const server = await serveSimulated({ script: steps, refuse: (_error, c) => c.text("", 500), port, now });
  const papers = new Map<string, ReturnType<typeof paperOf>>();
  let robots: string | null = null;
  server.app.get("/robots.txt", (c) => (robots === null ? c.text("", 404) : c.text(robots)));
  server.app.get("/rss/:slug", (c) => papers.get(c.req.param("slug"))?.serve(c) ?? c.text("", 404));
  server.app.get("/bai/:id", (c) => {
    const id = `/bai/${c.req.param("id")}`;
    const found = [...papers.values()].flatMap(({ articles }) => articles).find(({ link }) => link?.endsWith(id));
    return found ? c.html(`<!doctype html><title>${xmlText(found.title)} - Báo thử</title>`) : c.text("", 404);
  });
  return {
    ...{ url: server.url, requests: server.requests, script: steps, close: server.close },
    robots: (text) => {
      robots = text;
    },
    paper(slug, format = "rss") {
      const known = papers.get(slug) ?? paperOf(server.url, slug, format, now);
      papers.set(slug, known);
      return known.paper;
    },
  };
}

let articlesMade = 0;

function paperOf(url: string, slug: string, format: "rss" | "atom", now: () => Date) {
  const articles: (Article & { guid: string })[] = [];
  let instead: { body: string | Uint8Array<ArrayBuffer>; type: string } | null = null;
  const paper: Paper = {
    address: `${url}/rss/${slug}`,
    publish(article) {
      articlesMade += 1;
      const link = `${url}/bai/${slug}-${articlesMade}.html?utm_source=rss`;
      const guid = article.guid ?? `${slug}-${articlesMade}`;
      articles.unshift({ link, date: rfc822(now()), ...article, guid });
      return guid;
    },
    change: (guid, change) => void Object.assign(articles.find((one) => one.guid === guid) ?? {}, change),
    serveInstead(body, type = "application/rss+xml; charset=utf-8") {
      instead = body === null ? null : { body: typeof body === "string" ? body : Uint8Array.from(body), type };
    },
  };
  function serve(c: Context): Response {
    if (instead) return c.body(instead.body, 200, { "content-type": instead.type });
    const body = format === "rss" ? rss(slug, articles) : atom(slug, articles);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, { etag });
    return c.body(body, 200, { etag, "content-type": `application/${format}+xml; charset=utf-8` });
  }
  return { paper, articles, serve };
}

const xmlText = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]&gt;")}]]>`;

/** "Sun, 22 Nov 2026 07:30:00 +0700" */
const rfc822 = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toUTCString().replace("GMT", "+0700");

const rss = (title: string, articles: readonly (Article & { guid: string })[]) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${xmlText(title)}</title>${articles
    .map(
      (one) =>
        `<item><title>${cdata(one.title)}</title><description>${cdata(one.summary ?? "")}</description><pubDate>${xmlText(
          one.date ?? "",
        )}</pubDate><link>${xmlText(one.link ?? "")}</link><guid>${xmlText(one.guid)}</guid></item>`,
    )
    .join("")}</channel></rss>`;

const atom = (title: string, articles: readonly (Article & { guid: string })[]) =>
  `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${xmlText(title)}</title>${articles
    .map(
      (one) =>
        `<entry><id>${xmlText(one.guid)}</id><title>${xmlText(one.title)}</title><summary type="html">${xmlText(
          one.summary ?? "",
        )}</summary><updated>${xmlText(one.date ?? "")}</updated><link rel="alternate" href="${xmlText(
          one.link ?? "",
        )}"/></entry>`,
    )
    .join("")}</feed>`;
