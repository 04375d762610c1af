import { foldText } from "./text.ts";

export interface Mentionable {
  id: number;
  name: string;
}

export interface Mentioned<P extends Mentionable> {
  people: P[];
  /** Written short, and more than one person is called so: nobody is told by guess. */
  unclear: { written: string; names: string[] }[];
}

/** Nothing that could belong to the name goes on, and "a@b.vn" is an address. */
const AT = /(?<![\p{L}\p{N}._%+-])@(?=\p{L})/gu;

/**
 * Whom a note calls: "@Nguyễn Văn Minh", or "@Minh" while only one colleague has that given name. Marks and case do not
 * matter. Who is no colleague is not called, their name stays words.
 */
export function mentionedIn<P extends Mentionable>(text: string, colleagues: readonly P[]): Mentioned<P> {
  const people = new Set<P>();
  const unclear = new Map<string, string[]>();
  for (const { index } of text.normalize("NFC").matchAll(AT)) {
    const rest = foldText(text.normalize("NFC").slice(index + 1)).replace(/\s+/g, " ");
    const found = longest(rest, colleagues);
    const [only, ...others] = found.people;
    if (only && others.length === 0) people.add(only);
    else if (only)
      unclear.set(
        found.name,
        found.people.map(({ name }) => name),
      );
  }
  return { people: [...people], unclear: [...unclear].map(([written, names]) => ({ written: `@${written}`, names })) };
}

/** Everybody who has the longest of the names with which a text begins. */
function longest<P extends Mentionable>(rest: string, colleagues: readonly P[]): { name: string; people: P[] } {
  let best: { name: string; people: P[] } = { name: "", people: [] };
  for (const person of colleagues)
    for (const name of namesOf(person)) {
      if (name.length < best.name.length || !beginsWith(rest, name)) continue;
      if (name.length > best.name.length) best = { name, people: [person] };
      else if (!best.people.includes(person)) best.people.push(person);
    }
  return best;
}

const beginsWith = (text: string, name: string) =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));

/** "Nguyễn Văn Minh", "Văn Minh", "Minh": Vietnamese are called by the last part. What stands in brackets is no name. */
function namesOf({ name }: Mentionable): string[] {
  const parts = foldText(name.replace(/\(.*?\)/g, ""))
    .trim()
    .split(/\s+/);
  return parts.map((_, from) => parts.slice(from).join(" ")).filter((one) => one !== "");
}
