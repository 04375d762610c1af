import type { NormalizedEvent } from "#src/ports/channel.ts";
import { type Fields, fieldsOf, idOf, textOf } from "../untrusted-json.ts";

/**
 * Who wrote a comment or post. Facebook leaves that out when the writer hides it or the Page may not know; older
 * deliveries spell it `sender_id`, recommendations `reviewer_id`.
 * @param objectId of what was written: stands in for a writer who is not named
 */
export function writerOf(value: Fields, objectId: string): NormalizedEvent["author"] {
  const from = fieldsOf(value.from);
  const key = idOf(from.id) ?? idOf(value.sender_id) ?? idOf(value.reviewer_id);
  if (key === undefined) return { key: objectId, anonymous: true };
  return { key, name: textOf(from.name) ?? textOf(value.sender_name) ?? textOf(value.reviewer_name), anonymous: false };
}

const VERBS = new Map<unknown, "add" | "edit" | "remove">([
  ["add", "add"],
  ["edit", "edit"],
  ["edited", "edit"],
  ["update", "edit"],
  ["remove", "remove"],
  ["delete", "remove"],
]);

/** What was done, or undefined for what is not done to a text: follow, block, mute. */
export function verbOf(value: Fields): "add" | "edit" | "remove" | undefined {
  return VERBS.get(value.verb);
}

/** The part of an event key that says what happened when: two edits are two events. */
export function happeningOf(value: Fields): string {
  return `${idOf(value.verb) ?? ""}:${idOf(value.edited_time) ?? idOf(value.created_time) ?? ""}`;
}
