/** The basic table of GSM 03.38: one septet each. */
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Its extension: two septets each. */
const GSM_EXTENDED = "^{}\\[~]|€\f";

const SEPTETS = new Map<string, number>([
  ...[...GSM].map((sign) => [sign, 1] as const),
  ...[...GSM_EXTENDED].map((sign) => [sign, 2] as const),
]);

/** Septets or UTF-16 units in a message that stands alone, and in each part of a longer one (its header takes the rest). */
const ALONE = { "gsm-7": 160, "ucs-2": 70 } as const;
const PART = { "gsm-7": 153, "ucs-2": 67 } as const;

export interface SmsSize {
  encoding: "gsm-7" | "ucs-2";
  /** Septets or UTF-16 units. */
  units: number;
  /** What the gateway bills; 0 for no text. */
  segments: number;
}

/** How a text goes over the air: one letter with a Vietnamese mark makes all of it UCS-2, 70 instead of 160 in a message. */
export function smsSegments(text: string): SmsSize {
  const signs = [...text];
  const encoding = signs.every((sign) => SEPTETS.has(sign)) ? "gsm-7" : "ucs-2";
  const sizes = signs.map((sign) => (encoding === "gsm-7" ? (SEPTETS.get(sign) ?? 1) : sign.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= ALONE[encoding]) return { encoding, units, segments: units === 0 ? 0 : 1 };
  return { encoding, units, segments: parts(sizes, PART[encoding]) };
}

/** A sign of two units is never cut by the end of a part. */
function parts(sizes: readonly number[], room: number): number {
  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  return count;
}
