import { z } from "zod";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import { MENTION_KINDS } from "#src/domain/listening/mention-states.ts";
import type { SourceItem } from "#src/ports/source.ts";

const instant = z.iso
  .datetime({ offset: true, error: "Thời điểm theo ISO 8601, ví dụ 2026-11-26T10:00:00+07:00." })
  .transform((at) => new Date(at).toISOString());

const number = (least: number, most: number) => z.coerce.number().min(least).max(most);

/** One post as the signed webhook and the import take it: docs/listening.md. Unknown fields are mistakes. */
export const ToldItem = z
  .strictObject({
    id: z.string().trim().min(1, "Thiếu mã của bài.").max(512, "Mã dài nhất 512 ký tự."),
    deleted: z.boolean().default(false),
    kind: z.enum(MENTION_KINDS).default("post"),
    text: z.string().max(65_536, "Nội dung dài nhất 65.536 ký tự.").default(""),
    url: z
      .string()
      .max(2_048)
      .refine((address) => canonicalUrl(address) !== null, "Địa chỉ phải bắt đầu bằng https://.")
      .optional(),
    author: z.strictObject({ id: z.string().max(512).optional(), name: z.string().max(200).optional() }).optional(),
    postedAt: instant.optional(),
    changedAt: instant.optional(),
    parentId: z.string().max(512).optional(),
    reach: number(0, 2_000_000_000).int().optional(),
    score: number(1, 5).int().optional(),
    lat: number(-90, 90).optional(),
    lng: number(-180, 180).optional(),
  })
  .refine(({ deleted, text }) => deleted || text.trim() !== "", { path: ["text"], error: "Thiếu nội dung của bài." })
  .refine(({ deleted, postedAt }) => deleted || postedAt !== undefined, {
    path: ["postedAt"],
    error: "Thiếu thời điểm đăng.",
  });
export type ToldItem = z.output<typeof ToldItem>;

/** @param now when a deletion without a time of its own happened */
export function itemOfTold(told: ToldItem, now: Date): SourceItem {
  const { id, deleted, kind, text, url, author, postedAt, changedAt, parentId, reach, score, lat, lng } = told;
  const at = postedAt ?? changedAt ?? now.toISOString();
  return {
    verb: deleted ? "remove" : "upsert",
    ...{ key: id, kind, text },
    url: url ? canonicalUrl(url) : null,
    authorKey: author?.id ?? null,
    authorName: author?.name ?? null,
    postedAt: at,
    changedAt: changedAt ?? (deleted ? now.toISOString() : at),
    ...(parentId && { parentKey: parentId }),
    ...(reach !== undefined && { reach }),
    ...(score !== undefined && { score }),
    ...(lat !== undefined && lng !== undefined && { position: { lat, lng } }),
  };
}

/** What could not be taken, by its place in what was sent, from 1. */
export interface Refused {
  at: number;
  field: string;
  message: string;
}

/** The good ones and the bad ones: one mistake does not lose the rest. */
export function readTold(values: readonly unknown[], now: Date): { items: SourceItem[]; refused: Refused[] } {
  const items: SourceItem[] = [];
  const refused: Refused[] = [];
  values.forEach((value, index) => {
    const told = ToldItem.safeParse(value);
    if (told.success) items.push(itemOfTold(told.data, now));
    else {
      const [issue] = told.error.issues;
      refused.push({ at: index + 1, field: issue?.path.join(".") ?? "", message: issue?.message ?? "" });
    }
  });
  return { items, refused };
}
