import { z } from "zod";
import { canonicalUrl } from "#src/domain/listening/canonical-url.ts";
import { cleanText } from "#src/domain/text.ts";
import type { SourceItem } from "#src/ports/source.ts";

const Comment = z.object({
  id: z.string().min(1),
  snippet: z.object({
    videoId: z.string().optional(),
    parentId: z.string().optional(),
    /** As written; what is displayed may be HTML. */
    textOriginal: z.string().optional(),
    textDisplay: z.string().optional(),
    authorDisplayName: z.string().optional(),
    authorChannelId: z.object({ value: z.string() }).optional(),
    publishedAt: z.string(),
    updatedAt: z.string().optional(),
    likeCount: z.number().optional(),
  }),
});
type Comment = z.output<typeof Comment>;

export const Thread = z.object({
  id: z.string().min(1),
  snippet: z.object({
    videoId: z.string().optional(),
    topLevelComment: Comment,
    totalReplyCount: z.number().optional(),
  }),
  replies: z.object({ comments: z.array(Comment) }).optional(),
});
export type Thread = z.output<typeof Thread>;

export const Threads = z.object({ items: z.array(Thread).prefault([]), nextPageToken: z.string().optional() });

/** A thread and those of its replies that came with it (five at most), as items. What has an unreadable time is left out. */
export function threadItems({ id, snippet, replies }: Thread): SourceItem[] {
  const { videoId, topLevelComment, totalReplyCount = 0 } = snippet;
  const video = videoId ?? topLevelComment.snippet.videoId;
  const top = commentItem(topLevelComment, {
    id,
    video,
    parent: video && `yt:video:${video}`,
    replies: totalReplyCount,
  });
  const under = (replies?.comments ?? []).map((reply) =>
    commentItem(reply, { id: reply.id, video, parent: id, replies: 0 }),
  );
  return [top, ...under].filter((item) => item !== undefined);
}

interface Place {
  id: string;
  video: string | undefined;
  parent: string | undefined;
  replies: number;
}

function commentItem({ snippet }: Comment, { id, video, parent, replies }: Place): SourceItem | undefined {
  const postedAt = instantOf(snippet.publishedAt);
  const text = cleanText(snippet.textOriginal ?? snippet.textDisplay ?? "").trim();
  if (!postedAt || text === "") return undefined;
  const page = new URLSearchParams({ v: video ?? "", lc: id });
  return {
    ...{ verb: "upsert", kind: "comment", key: id, text, postedAt },
    changedAt: instantOf(snippet.updatedAt) ?? postedAt,
    url: video ? canonicalUrl(`https://www.youtube.com/watch?${page}`) : null,
    authorKey: snippet.authorChannelId?.value ?? null,
    authorName: snippet.authorDisplayName ?? null,
    ...(parent && { parentKey: parent }),
    reach: (snippet.likeCount ?? 0) + replies,
  };
}

export function instantOf(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? "");
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}

/** Its text and its writer are empty: the mention loses them too. */
export const removedItem = (key: string, kind: "comment" | "video", at: Date): SourceItem => ({
  ...{ verb: "remove", key, kind, text: "", url: null, authorKey: null, authorName: null },
  ...{ postedAt: at.toISOString(), changedAt: at.toISOString() },
});
