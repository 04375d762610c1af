import type { Way } from "#src/domain/sending.ts";
import { splitText } from "#src/domain/split-text.ts";
import type { Ctx } from "../ctx.ts";
import type { Saying } from "./say.ts";

/** One bubble before it is a row. */
export interface PlannedBubble {
  text: string;
  files: string[];
  quickReplies: { title: string; payload: string }[];
}

/** Characters in a bubble: what the providers take (channels.md §1.4, §2.5), for SMS what arrives as one on any phone. */
const MAX: Record<Way, number> = {
  zalo: 2_000,
  zalo_anonymous: 2_000,
  zalo_template: Number.POSITIVE_INFINITY,
  messenger: 2_000,
  facebook_comment: 2_000,
  facebook_private_reply: 2_000,
  sms: 480,
  email: Number.POSITIVE_INFINITY,
};

/** These carry files in bubbles of their own: a failure half way leaves whole bubbles. */
const FILES_APART: readonly Way[] = ["zalo", "messenger"];

export const takesFiles = (way: Way): boolean => way === "email" || FILES_APART.includes(way);

/** How something is said on a way: a bubble for each piece of text and, where they cannot go along, for each file. */
export function planBubbles(
  ctx: Pick<Ctx, "publicUrl">,
  way: Way,
  { text, files = [], quickReplies = [] }: Pick<Saying, "text" | "files" | "quickReplies">,
  reference: string | null,
): PlannedBubble[] {
  const apart = FILES_APART.includes(way);
  const along = way === "email" ? [...files] : [];
  const link = !takesFiles(way) && files.length > 0 && reference;
  const whole = link ? `${text}\nẢnh và tệp kèm theo: ${ctx.publicUrl}/t/${reference}` : text;
  const pieces = splitText(whole, MAX[way]);
  // An e-mail of files alone, or a button alone, still is one bubble.
  if (pieces.length === 0 && !(files.length > 0 && apart)) pieces.push("");
  const texts = pieces.map((piece): PlannedBubble => ({ text: piece, files: along, quickReplies: [] }));
  const pictures = apart ? files.map((file): PlannedBubble => ({ text: "", files: [file], quickReplies: [] })) : [];
  // Buttons vanish once something follows them, so they hang on the very last bubble that has words.
  const bubbles = [...pictures, ...texts];
  return bubbles.map((bubble, at) =>
    at === bubbles.length - 1 ? { ...bubble, quickReplies: [...quickReplies] } : bubble,
  );
}
