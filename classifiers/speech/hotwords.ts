/**
 * Names that this city's recordings are full of and that a model for all of Vietnamese rarely heard, in the letters of
 * the model: some know only capitals. A name of one syllable is left out: it would be heard everywhere.
 */
export function hotwordLines(names: readonly string[], tokens: string): string[] {
  const capitals = onlyCapitals(tokens);
  const lines = names
    .map((name) =>
      name
        .normalize("NFC")
        .replace(/[^\p{L}\p{N} ]+/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((name) => name.includes(" "))
    .map((name) => (capitals ? name.toLocaleUpperCase("vi") : name.toLocaleLowerCase("vi")));
  return [...new Set(lines)];
}

/** The model's letters, from tokens.txt ("▁NGƯỜI 12"). Names in brackets such as <blk> are signs, not text. */
function onlyCapitals(tokens: string): boolean {
  const letters = tokens.replace(/<[^>\n]*>/g, "");
  return /\p{Lu}/u.test(letters) && !/\p{Ll}/u.test(letters);
}

/** As people write: models that know only capitals SHOUT. */
export function readable(text: string): string {
  const said = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return /\p{Ll}/u.test(said) ? said : said.toLocaleLowerCase("vi");
}
