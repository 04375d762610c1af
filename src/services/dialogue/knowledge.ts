import type { Article, KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import {
  type ArticleIndex,
  type Found,
  findArticles,
  indexArticles,
  sureArticle,
} from "#src/domain/dialogue/find-article.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { Ctx } from "../ctx.ts";

/** Built once for a list, a day and a ward; a new version of the list is a new object. */
const indexes = new WeakMap<KnowledgeFile, Map<string, ArticleIndex>>();

/** Of what holds today. @param ward articles of other wards are left out; null: only those of the whole city */
function indexOf(file: KnowledgeFile, on: string, ward: string | null): ArticleIndex {
  const of = indexes.get(file) ?? new Map<string, ArticleIndex>();
  indexes.set(file, of);
  const key = `${on} ${ward ?? ""}`;
  const known = of.get(key);
  if (known) return known;
  if (of.size > 400) of.clear(); // yesterday's
  const valid = file.articles.filter(
    ({ validUntil, wards = [] }) =>
      (!validUntil || validUntil >= on) && (wards.length === 0 || (ward !== null && wards.includes(ward))),
  );
  const index = indexArticles(valid);
  of.set(key, index);
  return index;
}

/** The article that surely answers a question; null when none does. A ward that the question names is minded. */
export function answerTo(ctx: Pick<Ctx, "city" | "now">, text: string): Article | null {
  const { knowledge } = ctx.city;
  const local = knowledge.articles.some(({ wards }) => wards?.length);
  const ward = local ? (ctx.city.locate({ text }).ward?.code ?? null) : null;
  const found = sureArticle(indexOf(knowledge, localDate(ctx.now()), ward), text);
  return knowledge.articles.find(({ id }) => id === found?.id) ?? null;
}

/** What a question would bring: the article that would be sent by itself, and the nearest ones. */
export interface Tried {
  answer: string | null;
  near: Found[];
}

/** For whoever edits the articles. */
export function tryKnowledge(file: KnowledgeFile, now: Date, text: string): Tried {
  const index = indexOf(file, localDate(now), null);
  return { answer: sureArticle(index, text)?.id ?? null, near: findArticles(index, text).slice(0, 5) };
}

/** "Luật Hộ tịch 2014; Cổng Dịch vụ công quốc gia: https://dichvucong.gov.vn" */
export const sourceWords = ({ sources }: Article): string =>
  sources.map(({ name, url }) => (url ? `${name}: ${url}` : name)).join("; ");
