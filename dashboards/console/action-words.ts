import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { TicketAction } from "#src/domain/transitions.ts";

type Fields = Dictionary["console"]["fields"];
/** Words of the dictionary, not the functions and groups beside them. */
type Word = { [key in keyof Fields]: Fields[key] extends string ? key : never }[keyof Fields];

const LABELS: Record<string, Word> = {
  "assign-note": "noteOptional",
  "resume-note": "noteOptional",
  "merge-note": "noteOptional",
  "unmerge-note": "noteOptional",
  "split-text": "splitText",
  "pause-reason": "pauseReason",
  "reopen-reason": "reopenReason",
  "extend-reason": "extendReason",
  "escalate-reason": "escalateReason",
  "escalate-to": "escalateTo",
};

const HINTS: Record<string, Word> = {
  "reject-where": "whereHint",
  "pause-reason": "pauseHint",
  "extend-reason": "extendHint",
  "extend-promisedAt": "promisedAtHint",
  "transfer-reason": "transferHint",
  "locate-roadWidthM": "roadWidthHint",
  "merge-into": "referenceHint",
  "link-to": "referenceHint",
};

/** What an empty or unreadable field says. */
const WRONG: Record<string, Word> = { promisedAt: "promisedAtWrong", roadWidthM: "roadWidthWrong" };

const isWord = (fields: Fields, name: string): name is Word => typeof fields[name as keyof Fields] === "string"; // looked up, then checked

export function fieldLabel(t: Dictionary, action: TicketAction, name: string): string {
  const { fields } = t.console;
  const word = LABELS[`${action}-${name}`];
  if (word) return fields[word];
  return isWord(fields, name) ? fields[name] : name;
}

export function fieldHint(t: Dictionary, action: TicketAction, name: string): string | undefined {
  const word = HINTS[`${action}-${name}`];
  return word && t.console.fields[word];
}

export const fieldFault = (t: Dictionary, name: string): string => t.console.fields[WRONG[name] ?? "required"];
