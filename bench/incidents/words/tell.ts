import type { Chance } from "../chance.ts";
import { inStyle } from "./in-style.ts";
import type { Style, Tellings } from "./read-tellings.ts";
import type { Known } from "./scenes.ts";

const HERE = ["khu này", "chỗ em", "khu nhà tui", "xóm em", "ở đây"];
const AT = ["ở ", "ở ", "tại ", "khúc ", "đoạn ", ""];
const FIRST_KNOWN = 0.75;
const ADDS_MORE = 0.5;

/** One way of telling it: what happened, as this person knows it, half of the time with something more. */
export function tellEvent(draw: Chance, tellings: Tellings, known: Known, place: string, hours: number): string {
  const { style, text } = draw.pick(tellings.told);
  const whole =
    draw.uniform() < ADDS_MORE ? `${text.replace(/\.$/, "")}${addedTo(style, draw.pick(tellings.more))}` : text;
  return inStyle(draw, style, filled(draw, whole, known, place, hours));
}

/** Of the same sector, but another matter. */
export function tellOther(draw: Chance, { other }: Tellings, known: Known, place: string): string {
  return inStyle(draw, "chat", filled(draw, draw.pick(other), known, place, 1));
}

const addedTo = (style: Style, more: string) =>
  style === "chat" ? `, ${more}` : `. ${more.slice(0, 1).toUpperCase()}${more.slice(1)}.`;

function filled(draw: Chance, text: string, known: Known, place: string, hours: number): string {
  const whole = [...known].reduce(
    (sum, [name, [first, second]]) => sum.replaceAll(`{${name}}`, draw.uniform() < FIRST_KNOWN ? first : second),
    text,
  );
  return whole
    .replaceAll("{P}", place || draw.pick(HERE))
    .replaceAll("{p}", place ? `${draw.pick(AT)}${place}` : "")
    .replaceAll("{t}", since(draw, hours))
    .replace(/ +([,.!])/g, "$1");
}

function since(draw: Chance, hours: number): string {
  if (hours < 1) return draw.pick(["nãy giờ", "mới đây", "nửa tiếng nay", "từ nãy"]);
  if (hours < 10) return draw.pick([`hơn ${Math.round(hours)} tiếng rồi`, "mấy tiếng nay", "nãy giờ", "cả buổi"]);
  return draw.pick(["từ hôm qua", "cả ngày nay", "suốt từ hôm qua tới giờ"]);
}
