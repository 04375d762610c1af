import { type Finding, PERSONAL_DATA, type PersonalData } from "../finding.ts";

/** How a message of the yardstick is kept: personal data in brackets where it stands, so that offsets cannot rot. */
export interface MarkedRow {
  id: string;
  style: string;
  /** "Tôi tên ⟦name:Lê Thị Hoa⟧"; ⟦?house_number:18⟧ where people may differ: neither asked for nor held against. */
  marked: string;
}

export interface LabelledRow {
  id: string;
  style: string;
  text: string;
  /** In UTF-16 units of `text`. */
  personal: Finding[];
  either: Finding[];
}

/** @throws when a mark names no type of personal data or is not closed */
export function readMarked({ id, style, marked }: MarkedRow): LabelledRow {
  const row: LabelledRow = { id, style, text: "", personal: [], either: [] };
  for (const piece of marked.split(/(⟦[^⟦⟧]*⟧)/)) {
    const mark = piece.match(/^⟦(\??)([a-z_]+):([^⟦⟧]+)⟧$/);
    if (!mark && /[⟦⟧]/.test(piece)) throw new Error(`${id}: ${piece} is not ⟦type:words⟧`);
    const [, maybe = "", type = "", words = piece] = mark ?? [];
    if (mark) {
      const found = { type: readType(id, type), start: row.text.length, end: row.text.length + words.length };
      (maybe ? row.either : row.personal).push(found);
    }
    row.text += words;
  }
  return row;
}

function readType(id: string, type: string): PersonalData {
  const known = PERSONAL_DATA.find((one) => one === type);
  if (!known) throw new Error(`${id}: no personal data is called ${type}`);
  return known;
}
