const CLOSING = /\n+(Trân trọng|Kind regards|Yours sincerely)[.,]?\s*$/;

/**
 * Several texts as one letter: a closing formula stands once, after all of them, and that a machine writes stands below.
 * @param introduction "this is an automatic message", if it is to be said
 */
export function asLetter(texts: readonly string[], introduction: readonly string[]): string {
  const closing = texts.map((text) => CLOSING.exec(text)?.[0].trim()).find(Boolean);
  const body = texts.map((text) => text.replace(CLOSING, ""));
  return [...body, ...(closing ? [closing] : []), ...introduction].join("\n\n");
}
