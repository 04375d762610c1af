/** Characters of GSM 03.38's basic set besides letters and digits of ASCII; those of the second list count twice. */
const BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà");
const TWICE = new Set("^{}\\[~]|€");

/** How many messages a phone network makes of a text: 160 characters, 153 each when joined; 70 and 67 with Vietnamese marks. */
export function smsSegments(text: string): number {
  let length = 0;
  for (const character of text) {
    if (/[A-Za-z0-9]/.test(character) || BASIC.has(character)) length += 1;
    else if (TWICE.has(character)) length += 2;
    else return pieces(text.length, 70, 67);
  }
  return pieces(length, 160, 153);
}

const pieces = (length: number, alone: number, joined: number) => (length <= alone ? 1 : Math.ceil(length / joined));

/** "Đã tiếp nhận" is "Da tiep nhan": a third of the price, and read by every phone. */
export const withoutMarks = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]/g, "-")
    .replaceAll("…", "...")
    .replace(/\u00a0/g, " ");
