import type { Language } from "#src/domain/dialogue/dialogue.ts";
import type { Line } from "#src/domain/dialogue/moves.ts";
import { BUTTON_MAX } from "#src/domain/dialogue/template-ids.ts";
import type { Way } from "#src/domain/sending.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import { words } from "./words.ts";

type Button = { title: string; payload: string };

/** What can be tapped, or where there are no buttons picked by its number. */
export interface Offers {
  buttons: Button[];
  /** Lines under the text: "1. Phường Bàn Cờ". */
  listed: string[];
}

const MOST_WARDS = 5;

export function offersOf(
  ctx: Ctx,
  lines: readonly Line[],
  { ticket, language, way }: { ticket: TicketRow | null; language: Language; way: Way },
): Offers {
  const offers = lines.findLast(({ offers: one }) => one)?.offers;
  if (offers === "wards") return wards(ticket, way);
  const button = (id: "button_person" | "button_clear" | "button_status" | "button_report", payload: string) => ({
    title: words(ctx, id, {}, { language, way: null }),
    payload,
  });
  if (offers === "person") return plain([button("button_person", "person"), button("button_clear", "clear")], way);
  if (offers === "start") return plain([button("button_report", "report"), button("button_status", "status")], way);
  return { buttons: [], listed: [] };
}

/** Texts name these wishes in words already. */
const plain = (buttons: Button[], way: Way): Offers => ({ buttons: hasButtons(way) ? buttons : [], listed: [] });

/** Messenger's quick replies; elsewhere a number is typed. */
const hasButtons = (way: Way) => way === "messenger";

function wards(ticket: TicketRow | null, way: Way): Offers {
  const candidates = ticket?.place?.candidates.slice(0, MOST_WARDS) ?? [];
  // Nobody reads what comes back there: a link is given instead.
  if (candidates.length < 2 || way === "sms" || way === "email") return { buttons: [], listed: [] };
  if (hasButtons(way))
    return {
      buttons: candidates.map(({ code, name }) => ({ title: short(name), payload: `place:${code}` })),
      listed: [],
    };
  return { buttons: [], listed: [candidates.map(({ name }, at) => `${at + 1}. ${name}`).join("\n")] };
}

const short = (name: string): string =>
  name.length <= BUTTON_MAX
    ? name
    : name
        .replace(/^Phường /, "P. ")
        .replace(/^Đặc khu /, "ĐK ")
        .slice(0, BUTTON_MAX);
