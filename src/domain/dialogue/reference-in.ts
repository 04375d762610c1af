import { parseReference } from "../reference.ts";

const LOOKS_LIKE = /P[\s.-]?A[\s._\u2010-\u2015-]*\d{2}[\s._\u2010-\u2015-]*(?:[0-9A-Za-z][\s._\u2010-\u2015-]?){7}/gi;

/** The first reference in a text, however it is typed: "pa 26 7k3m9qd", "mã PA-26-7K3M9QD ạ". Null when none is right. */
export function referenceIn(text: string): string | null {
  for (const [typed] of text.normalize("NFKC").matchAll(LOOKS_LIKE)) {
    const compact = typed.replace(/[^0-9A-Za-z]/g, "");
    const read = parseReference(`${compact.slice(0, 2)}-${compact.slice(2, 4)}-${compact.slice(4)}`);
    if (read) return read;
  }
  return null;
}
