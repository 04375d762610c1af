import { bareText } from "./bare-text.ts";

/** Sector → words of something that goes on now. Only the numbers are said for it; how urgent it is, triage decides. */
const NOW: readonly [string, RegExp][] = [
  [
    "fire_rescue",
    /\b(?:chay nha|nha chay|dang chay|boc chay|chay lon|chay roi|hoa hoan|dam chay|(?:ro ri|xi|ro) (?:khi )?gas|mui gas nong nac|no binh gas|mac ket|ket thang may|ket trong|duoi nuoc|dang duoi|bi vui lap|sap nha|nha sap|do sap|nhay cau|doi tu tu|cuu (?:toi|voi|em|gium|voi)|house (?:is )?on fire|trapped|drowning|gas leak)\b/,
  ],
  [
    "security_order",
    /\b(?:dang danh nhau|danh nhau|chem nhau|dam chem|cam dao|cam ma tau|hung khi|dang bi cuop|bi cuop|dot nhap|hanh hung|danh dap|bao hanh|no sung|bat coc|robbery|stabbing)\b/,
  ],
  [
    "health",
    /\b(?:ngung tho|ngat xiu|bat tinh|co giat|dot quy|ngo doc|chay mau nhieu|bi thuong nang|tai nan chet|hap hoi|sap chet|cap cuu gap|can cap cuu|goi cap cuu|unconscious|bleeding badly|need an ambulance)\b/,
  ],
  ["lighting_electricity", /\b(?:dien giat|day dien (?:roi|dut)|dut day dien|ho dien|phong dien|chap dien no)\b/],
];
/** The past, the possible, figures of speech, and fire fighting as a subject. */
const NOT_NOW =
  /\b(?:nam (?:ngoai|truoc)|thang truoc|tung|da tung|lo (?:ma )?|neu|nho|phong chay|dien tap|chua chay|chay tui|ban chay|chay hang|nguy co|de gay|co the|kien nghi lap|tap huan|hom (?:qua|truoc|kia)|tuan truoc)\b/;

/** @returns the sector whose emergency number is to be called; null when nothing says that it happens now */
export function emergencyIn(text: string): string | null {
  const bare = bareText(text);
  if (NOT_NOW.test(bare)) return null;
  return NOW.find(([, words]) => words.test(bare))?.[0] ?? null;
}
