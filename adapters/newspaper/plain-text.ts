import { Parser } from "htmlparser2";

/** After these a reader sees a new line. */
const BLOCKS = new Set(["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]);
/** What stands inside is not said to readers. */
const SILENT = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head"]);

/** The words of a piece of HTML, one line a block; text that is none comes out as it is. */
export function plainText(html: string): string {
  let text = "";
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (SILENT.has(name)) silent++;
        if (BLOCKS.has(name)) text += "\n";
      },
      onclosetag: (name) => {
        if (SILENT.has(name)) silent--;
        if (BLOCKS.has(name)) text += "\n";
      },
      ontext: (part) => {
        if (silent === 0) text += part;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}
