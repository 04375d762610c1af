import { sha256Hex } from "../../signature.ts";

/** One call as an operator wrote it down. */
export interface NoteRow {
  /** As the spreadsheet counts, the header being 1. */
  row: number;
  /** ISO 8601 UTC. */
  at: string;
  content: string;
  /** E.164. */
  phone?: string;
  name?: string;
  address?: string;
  /** Who took the call. */
  receiver?: string;
  callId?: string;
  /** As written; ids are looked up when the row becomes an event. */
  sector?: string;
  urgency?: string;
}

/** What names a note: the exchange's call id, else what it says, so that importing a file twice changes nothing. */
export function noteKey({ callId, at, phone, content }: Pick<NoteRow, "callId" | "at" | "phone" | "content">): string {
  if (callId !== undefined) return `note:${callId}`;
  return `note:${sha256Hex([at, phone ?? "", content].join("|"))}`;
}
