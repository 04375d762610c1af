import { foldText } from "../text.ts";
import { bareWords } from "./bare-text.ts";

/** What the search reads of an article. */
export interface Searchable {
  id: string;
  title: string;
  questions: readonly string[];
}

export interface Found {
  id: string;
  /** Order only: BM25 over words and pairs of words. */
  score: number;
  /** 0..1: how much of what was asked the article knows, and how much of the article's question was asked. */
  sure: number;
}

/** Answered by itself from here on; below it a person answers. Set so that 20 unrelated questions find nothing. */
export const SURE_ENOUGH = 0.62;
/** One word in common is too little, however well it fits. */
const ENOUGH_SCORE = 4;
/** Two articles this close: nobody knows which is meant. */
const CLEAR_BY = 0.04;

/** Words that every question has. */
const IDLE = new Set(
  (
    "a ah ad admin anh chi em minh toi tui chau con co chu bac ong ba ban oi oa da vang xin chao cho hoi muon can phai duoc khong " +
    "thi la o dau nao gi the nhu sao lam nhung cac mot hai va voi de bao nhieu lau khi may gio ai tai trong cua nay kia do roi chua " +
    "giup dum gium nhe nha nhi ha huong dan cach biet ve ma bi se dang nhieu hay hoac nua thu tuc giay to ho so gom chuan bi mang " +
    "ra den moi phuong xa uy ban nhan dan vay bay neu them nguoi ta ngta ban co thua cam on please the to i how do can is my a an for get what where need"
  ).split(" "),
);
/** Read as pairs although each word alone is idle: "hồ sơ", "giờ làm việc". */
const BM25 = { k: 1.2, b: 0.6 };

interface Entry {
  article: number;
  terms: Map<string, number>;
  length: number;
}

export interface ArticleIndex {
  articles: readonly Searchable[];
  entries: readonly Entry[];
  /** Of each article, its words as they are written with marks. */
  written: readonly ReadonlySet<string>[];
  /** Term → in how many articles. */
  spread: ReadonlyMap<string, number>;
  averageLength: number;
}

/** Words and neighbouring pairs; idle words count only inside a pair. */
function termsOf(text: string): string[] {
  const words = bareWords(text).map((word) => (/^\d+$/.test(word) ? `#${word}` : word));
  const pairs = words.slice(1).flatMap((word, at) => {
    const before = words[at] ?? "";
    return IDLE.has(before) && IDLE.has(word) ? [] : [`${before} ${word}`];
  });
  return [...words.filter((word) => !IDLE.has(word)), ...pairs];
}

/** One entry for the title and one for each question, so that a long list of questions does not drown one of them. */
export function indexArticles(articles: readonly Searchable[]): ArticleIndex {
  const entries = articles.flatMap(({ title, questions }, article) =>
    [title, ...questions].map((text): Entry => {
      const terms = termsOf(text);
      const counted = new Map<string, number>();
      for (const term of terms) counted.set(term, (counted.get(term) ?? 0) + 1);
      return { article, terms: counted, length: terms.length };
    }),
  );
  const spread = new Map<string, number>();
  for (const [article] of articles.entries()) {
    const own = new Set(entries.filter((entry) => entry.article === article).flatMap(({ terms }) => [...terms.keys()]));
    for (const term of own) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const averageLength = entries.reduce((sum, { length }) => sum + length, 0) / Math.max(entries.length, 1);
  const written = articles.map(
    ({ title, questions }) => new Set(writtenWords([title, ...questions].join(" ")).values()),
  );
  return { articles, entries, written, spread, averageLength };
}

/** Word without marks → the word and its marks in any order, so that "hoà" is "hòa" but "số" is not "sổ". */
function writtenWords(text: string): Map<string, string> {
  const words =
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Map(
    words.map((word) => {
      const marks = [...word.normalize("NFD")].filter((sign) => /\p{M}|đ/u.test(sign)).sort();
      return [foldText(word), `${foldText(word)} ${marks.join("")}`];
    }),
  );
}

/** What was asked, less the words that the article only has with other marks. Words typed without marks may be any. */
function heardBy(
  asked: readonly string[],
  writing: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
): string[] {
  const isOther = (word: string) => {
    const as = writing.get(word);
    return as !== undefined && !as.endsWith(" ") && !written.has(as);
  };
  return asked.map((term) => (term.split(" ").some(isOther) ? `${term}!` : term));
}

/** The articles that may answer, the surest first. */
export function findArticles(index: ArticleIndex, text: string): Found[] {
  const terms = [...new Set(termsOf(text))];
  const writing = writtenWords(text);
  const weight = (term: string) => {
    const n = index.articles.length;
    const has = index.spread.get(term) ?? 0;
    const rare = Math.log(1 + (n - has + 0.5) / (has + 0.5));
    return term.includes(" ") ? rare * 0.6 : rare;
  };
  const found = index.articles.map(({ id }, article): Found => {
    const own = index.entries.filter((entry) => entry.article === article);
    const asked = heardBy(terms, writing, index.written[article] ?? new Set());
    const score = Math.max(...own.map((entry) => bm25(index, entry, asked, weight)));
    return { id, score, sure: score > 0 ? sureness(own, asked, weight) : 0 };
  });
  return found.filter(({ score }) => score > 0).sort((a, b) => b.sure - a.sure || b.score - a.score);
}

function bm25(index: ArticleIndex, entry: Entry, asked: string[], weight: (term: string) => number): number {
  const { k, b } = BM25;
  const norm = k * (1 - b + (b * entry.length) / index.averageLength);
  return asked.reduce((sum, term) => {
    const times = entry.terms.get(term) ?? 0;
    return times === 0 ? sum : sum + (weight(term) * times * (k + 1)) / (times + norm);
  }, 0);
}

/** Single words only: pairs break at every word put in between. */
function sureness(own: readonly Entry[], asked: string[], weight: (term: string) => number): number {
  const words = asked.filter((term) => !term.includes(" "));
  const total = sum(words, weight);
  if (total === 0) return 0;
  const known = new Set(own.flatMap(({ terms }) => [...terms.keys()]));
  const covered =
    sum(
      words.filter((term) => known.has(term)),
      weight,
    ) / total;
  const subject = Math.max(
    ...own.map(({ terms }) => {
      const wanted = [...terms.keys()].filter((term) => !term.includes(" "));
      const of = sum(wanted, weight);
      return of === 0
        ? 0
        : sum(
            wanted.filter((term) => words.includes(term)),
            weight,
          ) / of;
    }),
  );
  return covered ** 0.6 * subject ** 0.4;
}

const sum = (terms: readonly string[], weight: (term: string) => number) =>
  terms.reduce((total, term) => total + weight(term), 0);

/** The one article that surely answers; null when none is sure, or two are. */
export function sureArticle(index: ArticleIndex, text: string): Found | null {
  const [best, second] = findArticles(index, text);
  if (!best || best.sure < SURE_ENOUGH || best.score < ENOUGH_SCORE) return null;
  return second && best.sure - second.sure < CLEAR_BY && second.score > best.score * 0.9 ? null : best;
}
