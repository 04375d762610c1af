import type { Chance } from "../chance.ts";
import { withoutMarks } from "./in-style.ts";
import type { Example } from "./read-examples.ts";

const HERE = ["khu nhà tôi", "gần nhà em", "chỗ tụi em ở", "xóm này"];

/** An everyday matter as its first teller wrote it; whoever tells it again leaves half of it out. */
export function tellEveryday(draw: Chance, { before, after, plain }: Example, place: string, again: boolean): string {
  const named = place || draw.pick(HERE);
  const [start, end] = again ? [lastHalf(before), firstHalf(after)] : [before, after];
  const text = `${start}${plain ? withoutMarks(named) : named}${end}`;
  return again && draw.uniform() < 0.5 ? withoutMarks(text) : text;
}

const clauses = (text: string) => text.split(/(?<=[,.!?\n])/);
const lastHalf = (text: string) =>
  clauses(text)
    .slice(-Math.ceil(clauses(text).length / 2))
    .join("");
const firstHalf = (text: string) =>
  clauses(text)
    .slice(0, Math.ceil(clauses(text).length / 2))
    .join("");
