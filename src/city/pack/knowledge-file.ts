import { z } from "zod";

const Source = z.strictObject({
  /** "Luật Hộ tịch 2014", "Cổng Dịch vụ công quốc gia". */
  name: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
});

const ArticleFile = z.strictObject({
  /** Stable: "khai-sinh". */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, "Mã gồm chữ thường không dấu, số và gạch nối."),
  title: z.string().trim().min(1, "Vui lòng nhập tiêu đề.").max(150),
  /** What people ask, in their words: the search goes by these. */
  questions: z.array(z.string().trim().min(3).max(200)).min(1, "Cần ít nhất một câu người dân hay hỏi.").max(40),
  /** Must fit into one bubble with title and source. */
  answer: z.string().trim().min(1, "Vui lòng nhập câu trả lời.").max(1_500, "Câu trả lời dài quá 1.500 ký tự."),
  sources: z.array(Source).min(1, "Cần ghi nguồn của câu trả lời.").max(5),
  /** Last local date on which it holds; absent: until changed. */
  validUntil: z.iso.date().optional(),
  /** Codes of the wards that it is about; absent: the whole city. */
  wards: z.array(z.string()).optional(),
});
export type Article = z.infer<typeof ArticleFile>;

/** Answers that the machine may give by itself, each with its source. */
export const KnowledgeFile = z.strictObject({ articles: z.array(ArticleFile).max(1_000) }).superRefine((file, ctx) => {
  const seen = new Set<string>();
  for (const [at, { id }] of file.articles.entries()) {
    if (seen.has(id)) ctx.addIssue({ code: "custom", path: ["articles", at, "id"], message: `Mã “${id}” có hai lần.` });
    seen.add(id);
  }
});
export type KnowledgeFile = z.infer<typeof KnowledgeFile>;
