/** NFC, without NUL and other control characters that PostgreSQL or a screen would choke on; line breaks stay. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, "")
  );
}

/** Lower case without tone marks and with đ as d, for searching and comparing: "Đường Trần Phú" is "duong tran phu". */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d")
    .normalize("NFC");
}
