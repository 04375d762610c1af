import type { Article, KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import { cleanText } from "#src/domain/text.ts";

const linesOf = (text: string): string[] =>
  cleanText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** An article as the form has it, unchecked: the schema of the file says what is wrong. */
export function articleOf(id: string, fields: Record<string, string>): Article {
  const of = (name: string) => cleanText(fields[name] ?? "").trim();
  const wards = of("wards")
    .split(/[\s,;]+/)
    .filter(Boolean);
  return {
    id,
    title: of("title"),
    questions: linesOf(of("questions")),
    answer: of("answer"),
    sources: linesOf(of("sources")).map((line) => {
      const [name = "", url] = line.split("|").map((part) => part.trim());
      return url ? { name, url } : { name };
    }),
    ...(of("validUntil") && { validUntil: of("validUntil") }),
    ...(wards.length > 0 && { wards }),
  };
}

/** The controls of an article, by name. */
export const fieldsOfArticle = (article: Article): Record<string, string> => ({
  title: article.title,
  questions: article.questions.join("\n"),
  answer: article.answer,
  sources: article.sources.map(({ name, url }) => (url ? `${name} | ${url}` : name)).join("\n"),
  validUntil: article.validUntil ?? "",
  wards: (article.wards ?? []).join(", "),
});

export const withArticle = (file: KnowledgeFile, article: Article): KnowledgeFile => ({
  articles: file.articles.some(({ id }) => id === article.id)
    ? file.articles.map((one) => (one.id === article.id ? article : one))
    : [...file.articles, article],
});

export const withoutArticle = (file: KnowledgeFile, id: string): KnowledgeFile => ({
  articles: file.articles.filter((one) => one.id !== id),
});
