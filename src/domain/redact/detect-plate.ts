import type { Finding } from "./finding.ts";
import { isAmount } from "./not-personal.ts";
import type { Reading } from "./reading.ts";

/**
 * "59-X1 123.45", "51F-123.45", "59D2-418.07", "29A12345": province 11–99, one or two signs of a series, four or five
 * digits, o typed for 0, l and i for 1. Source: TT 79/2024/TT-BCA. Groups: province, gap, series, gap, number.
 */
const PLATE =
  /(?<![0-9a-z/.])([1-9][0-9oi])([ .-]{0,3})([a-z][a-z0-9]?)([ .-]{0,3})([0-9ol]{3}[ .-]?[0-9xlo]{2}|[0-9]{2}[ .][0-9]{3}|[0-9]{4})(?![0-9a-z]|[.,/][0-9])/g;
const ANNOUNCED =
  /(?<![a-z])(?:bien(?: kiem soat| so| xe)?(?: xe)?|bks|bsx|bs|bang so)(?: (?:la|xe|mang|so|trang|vang|xanh|do|:)){0,3}[ :.]{0,3}$/;
const VEHICLE =
  /(?<![a-z])(?:xe|o to|oto|xe may|xe tai|taxi|ba gac|container|wave|sh|vision|ab|exciter|grab)[ :]{1,3}$/;
/** Only part of the number was seen, or soldiers' plates with two letters first. */
const PARTIAL =
  /(?<![a-z])(?:bien(?: kiem soat| so)|bks|bsx)(?: (?:la|xe|so|duoi)){0,3}[ :.]{0,3}((?:[a-z]{2}[ -][0-9]{2}[ -][0-9]{2}|[0-9]{2}[ -]?[a-z][a-z0-9]?[ .-]{0,3}[0-9x.]{3,6}|[0-9]{3}\.[0-9]{2}))(?![0-9a-z])/g;
/** "50k 20000", "12h 1500", "20m 1200", "30t 5000": a figure with its unit, not a series. */
const UNITS = /^[khgmtdplx]$/;

export function detectPlate({ folded, text }: Reading): Finding[] {
  const found: Finding[] = [];
  for (const match of folded.matchAll(PLATE)) {
    const end = match.index + match[0].length;
    if (figureOf(match[1] ?? "") >= 11 && isPlate(folded, text, match))
      found.push({ type: "plate", start: match.index, end });
  }
  for (const match of folded.matchAll(PARTIAL)) {
    const end = match.index + match[0].length;
    const number = (match[1] ?? "").replace(/[.]+$/, "");
    const start = end - (match[1] ?? "").length;
    found.push({ type: "plate", start, end: start + number.length });
  }
  return found;
}

const figureOf = (typed: string) => Number(typed.replace("o", "0").replace("i", "1"));

function isPlate(folded: string, text: string, match: RegExpExecArray): boolean {
  const [whole, , gap = "", series = "", secondGap = "", number = ""] = match;
  const start = match.index;
  const before = folded.slice(Math.max(0, start - 40), start);
  if (ANNOUNCED.test(before)) return true;
  if (isAmount(folded, start + whole.length)) return false;
  const capital = text[start + 2 + gap.length] !== folded[start + 2 + gap.length];
  const long = number.replace(/[^0-9xol]/g, "").length === 5;
  const year = /^(?:19|20)[0-9]{2}$/.test(number);
  if (VEHICLE.test(before)) return !year || series.length === 2;
  if (/(?:so|duong|hem|nha|can)[ :]$/.test(before)) return capital && long && number.includes(".");
  if (series.length === 2 && /[0-9]/.test(series))
    return (capital || secondGap !== "" || long) && !year && (long || capital);
  if (!long) return capital && secondGap.includes("-") && !year;
  if (capital) return secondGap !== " " || number.includes(".") || gap.includes("-");
  return !UNITS.test(series) && series.length === 1 && secondGap !== " " && gap === "";
}
