/** Shorter keys have too many neighbours: "anphu" is one letter from "tanphu". */
const MIN_LENGTH = 6;

/**
 * Finds the keys that are one typing error away: a letter too many, too few, another, or two exchanged. The first letter is
 * right: slips there are rare, and other words are often no farther ("xà bần lấp" from "tân lập").
 */
export type NearKeys = (key: string) => readonly string[];

/**
 * Every key is filed under itself with one letter taken out, so that a look-up costs as much as the word is long, however
 * many keys there are.
 */
export function nearKeys(keys: Iterable<string>): NearKeys {
  const filed = new Map<string, string[]>();
  for (const key of keys) {
    if (key.length < MIN_LENGTH || /^\d/.test(key)) continue;
    for (const shorter of withOneLess(key)) {
      const there = filed.get(shorter);
      if (there) there.push(key);
      else filed.set(shorter, [key]);
    }
  }
  return (written) => {
    if (written.length < MIN_LENGTH - 1) return [];
    const found = new Set<string>();
    for (const shorter of withOneLess(written))
      for (const key of filed.get(shorter) ?? [])
        if (key[0] === written[0] && key !== written && isOneEdit(key, written)) found.add(key);
    return [...found];
  };
}

function* withOneLess(key: string): Generator<string> {
  yield key;
  for (let i = 0; i < key.length; i++) yield key.slice(0, i) + key.slice(i + 1);
}

/** Whether the two differ by one insertion, deletion, substitution or exchange of neighbours. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  return (
    a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
  );
}
