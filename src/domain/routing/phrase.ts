import { foldText } from "../text.ts";

/** A text as phrases are looked for in it. */
export interface Said {
  text: string;
  /** Written with tone marks: then phrases must match with theirs. */
  marked: boolean;
}

/** One blank between words; of the signs only those that stand inside numbers stay, and the comma between clauses. */
export function said(text: string): Said {
  const lower = text.normalize("NFC").toLowerCase();
  const folded = foldText(lower);
  const words = (of: string) => ` ${of.replace(/[^\p{L}\p{N}.,/]+/gu, " ")} `;
  return folded === lower ? { text: words(folded), marked: false } : { text: words(lower), marked: true };
}

export interface Phrase {
  /** @returns the match, its groups as written */
  in(text: Said): RegExpExecArray | null;
}

/**
 * Words written with their tone marks, as a regular expression. In a text without marks the same words are looked for
 * without them, unless `unmarked` gives others ("ngõ" without its mark is also "ngộ", so it gives none).
 */
export function phrase(words: string, unmarked: string | null = foldText(words)): Phrase {
  const whole = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "u");
  const [withMarks, without] = [whole(words.normalize("NFC")), unmarked === null ? null : whole(unmarked)];
  return { in: (text) => (text.marked ? withMarks.exec(text.text) : (without?.exec(text.text) ?? null)) };
}
