import { e164 } from "#src/domain/phone.ts";

/** Who is at one end of a line. */
export type Caller =
  | { kind: "subscriber"; key: string; phone?: string }
  | { kind: "extension"; key: string }
  | { kind: "hidden" };

const DIGITS = /^\+?\d+$/;

/**
 * Reads a caller id. Two to five digits are desks of the exchange or short codes, never citizens; words
 * ("anonymous", "unknown"), nothing and masked numbers are hidden: such calls must not be joined to one contact.
 */
export function readCaller(raw: string): Caller {
  const compact = raw.normalize("NFKC").replace(/[\s().-]/g, "");
  if (!DIGITS.test(compact)) return { kind: "hidden" };
  const digits = compact.replace("+", "");
  if (digits.length >= 2 && digits.length <= 5) return { kind: "extension", key: `ext:${digits}` };
  const phone = e164(compact);
  if (phone) return { kind: "subscriber", key: phone, phone };
  // A number outside the numbering plan (a trunk's own, a retired range) is still the same line each time.
  return digits.length >= 6 && digits.length <= 20 ? { kind: "subscriber", key: `tel:${digits}` } : { kind: "hidden" };
}
