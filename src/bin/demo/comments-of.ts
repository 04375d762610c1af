import { z } from "zod";
import type { Delivery } from "#adapters/simulation/hook.ts";

const Feed = z.object({
  entry: z.array(
    z.object({
      changes: z
        .array(
          z.object({
            value: z.object({
              comment_id: z.string().optional(),
              parent_id: z.string().optional(),
              from: z.object({ id: z.string() }).optional(),
            }),
          }),
        )
        .default([]),
    }),
  ),
});

/** Ids of the comments that one person wrote, and of the answers under them: who wrote what stands only in the feed. */
export function commentsOf(deliveries: readonly Delivery[], personId: string): Set<string> {
  const told = deliveries
    .filter(({ body }) => body.includes('"comment_id"'))
    .flatMap(({ body }) => Feed.safeParse(JSON.parse(body)).data?.entry ?? [])
    .flatMap(({ changes }) => changes.map(({ value }) => value));
  const theirs = new Set<string>();
  for (const { comment_id, parent_id = "", from } of told) {
    if (comment_id && (from?.id === personId || theirs.has(parent_id))) theirs.add(comment_id);
  }
  return theirs;
}
