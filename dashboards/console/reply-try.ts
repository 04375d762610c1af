import { WAYS, type Way } from "#src/domain/sending.ts";
import type { Answer } from "#src/services/drafts/answers-since.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";

/** The reply box as it was handed in, when it comes back: refused, previewed, or with a ready text. */
export interface ReplyTry {
  values: ReplyValues;
  errors: { field: string; message: string }[];
  /** What others have said meanwhile. */
  answers: Answer[];
  preview: boolean;
}

export interface ReplyValues {
  text: string;
  /** A way, or "best": none was chosen. */
  way: string;
  /** Ids of stored files: "upl_a,upl_b". */
  files: string;
  /** Id of a ready text. */
  template: string;
}

export const wayNamed = (name: string): Way | null => WAYS.find((way) => way === name) ?? null;

/** What stands in the box: what was handed in, or the draft, or nothing. */
export function valuesOf({ draft }: ReplyBox, tried: ReplyTry | undefined): ReplyValues {
  if (tried) return tried.values;
  return { text: draft?.text ?? "", way: draft?.way ?? "best", files: draft?.files.join(",") ?? "", template: "" };
}

/** The way on which it would go for how it looks: while no way is open, the one that is kept until its account works. */
export const shownWay = (box: ReplyBox, wanted: string): Way | null =>
  chosenWay(box, wanted) ?? heldWay(box)?.way ?? null;

/** No way is open, and on this one only our own account is in the way: what is said is kept and goes out later. */
export const heldWay = (box: ReplyBox): ReplyBox["ways"][number] | undefined =>
  box.ways.some(({ open }) => open) ? undefined : box.ways.find(({ held }) => held);

/** The way that is taken when nothing else is chosen: the one asked for while it is open, else the best that is. */
export function chosenWay({ ways }: ReplyBox, wanted: string): Way | null {
  const open = ways.filter((one) => one.open);
  return (open.find(({ way }) => way === wanted) ?? open[0])?.way ?? null;
}
