/** Signs that phones of the GSM alphabet do not have, and what people type in their place. */
const PLAIN: Record<string, string> = {
  đ: "d",
  Đ: "D",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "−": "-",
  "‑": "-",
  "…": "...",
  "•": "-",
  "·": "-",
  "→": "->",
  "×": "x",
  "≥": ">=",
  "≤": "<=",
  "\u00a0": " ",
  "\u202f": " ",
};

/**
 * For text messages: letters without tone marks, signs as typed on a plain keyboard, case kept. "Phường Thủ Đức – đã xong"
 * is "Phuong Thu Duc - da xong". What has no plain form, such as emoji, is left out.
 */
export function withoutDiacritics(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/\P{ASCII}/gu, (sign) => PLAIN[sign] ?? "")
    .replace(/ {2,}/g, " ");
}
