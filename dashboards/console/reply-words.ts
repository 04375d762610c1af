import type { Page } from "#dashboards/page.ts";
import type { Way } from "#src/domain/sending.ts";
import type { ReplySize } from "#src/services/drafts/measure-reply.ts";
import { WAY_LABEL } from "#src/services/outbox/bubbles-of.ts";
import type { WayState } from "#src/services/outbox/ways-of.ts";

/** "Zalo", "Trả lời công khai": a way to the citizen, as the page calls it. */
export const wayName = ({ t }: Pick<Page, "t">, way: Way): string => t.said(WAY_LABEL[way]);

const HOUR_MS = 3_600_000;

/** "Zalo: còn 31 giờ": whole hours up to three days, which is how people count such a window. */
export function wayTitle(page: Page, { way, open, held, until }: WayState): string {
  const { t, now } = page;
  const words = t.reply;
  const name = wayName(page, way);
  if (held) return `${name}: ${words.held}`;
  if (!open) return `${name}: ${words.closed}`;
  if (!until) return name;
  const ms = until.getTime() - now.getTime();
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 1) return `${name}: ${words.left(words.minutes(Math.max(1, Math.floor(ms / 60_000))))}`;
  return `${name}: ${words.left(hours < 72 ? words.hours(hours) : words.days(Math.floor(hours / 24)))}`;
}

/** "240 ký tự, 1 tin nhắn": what the person who writes wants to know of the length. */
export function sizeWords({ t }: Page, way: Way | null, { characters, bubbles, sms }: ReplySize): string {
  const words = t.reply;
  if (way === null) return words.sizePage(characters);
  if (way === "email") return words.sizeEmail(characters);
  if (sms) return words.sizeSms(characters, sms.plain, sms.marked);
  return words.size(characters, characters === 0 ? 0 : bubbles.length);
}
