/** A text with the phrases marked wherever they stand in it, in any case; spaces between their words may be any. */
export function MarkedText({ text, phrases }: { text: string; phrases: readonly string[] }) {
  return <>{split(text, phrases).map((part, at) => (at % 2 === 1 ? <mark>{part}</mark> : part))}</>;
}

/** Every second part is a phrase. */
export function split(text: string, phrases: readonly string[]): string[] {
  const patterns = phrases
    .filter((phrase) => phrase.trim() !== "")
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.trim().split(/\s+/).map(RegExp.escape).join("[\\s\\p{P}]+"));
  if (patterns.length === 0) return [text];
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${patterns.join("|")})(?![\\p{L}\\p{N}])`, "giu"));
}
