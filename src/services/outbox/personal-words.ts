import { type Finding, PLACEHOLDERS } from "#src/domain/redact/finding.ts";
import { redact } from "#src/domain/redact/redact.ts";
import type { Span } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { hideContact } from "../understanding/hide-contact.ts";
import type { Reach } from "./load-reach.ts";

/**
 * What in a text says who somebody is or how to find them: by the rules, by the model, and by what we
 * know of whoever reads it. Nothing of it may stand in public.
 * @returns the words as they are written, each once; empty = it may be said to everybody
 */
export async function personalWords(
  ctx: Ctx,
  { phone, email }: Pick<Reach, "phone" | "email">,
  given: string,
): Promise<string[]> {
  const text = given.normalize("NFC");
  const { text: safe, found } = redact(text, await seenIn(ctx, text));
  const offices = officesIn(ctx, text);
  const words = found
    .filter(({ type, start, end }) => type !== "name" || !offices.some(([from, to]) => start >= from && end <= to))
    .map(({ start, end }) => text.slice(start, end).trim());
  // Of the citizen, in a form that the rules do not know: looked for in what they have left.
  if (hideContact(safe, { name: null, phone, email }) !== safe)
    words.push(phone ? PLACEHOLDERS.phone : PLACEHOLDERS.email);
  return [...new Set(words)];
}

/** A model that cannot answer leaves the rules, which find most names by themselves. */
async function seenIn(ctx: Ctx, text: string): Promise<Finding[]> {
  try {
    return (await ctx.findPersonal?.(text)) ?? [];
  } catch (error) {
    ctx.log.warn(
      { reason: error instanceof Error ? error.name : "" },
      "personal data was looked for by the rules alone",
    );
    return [];
  }
}

/** Where a text names a unit of the city: the "Hạ" of "Trung tâm Quản lý Hạ tầng" is nobody. */
function officesIn({ city }: Ctx, text: string): Span[] {
  return city.units.flatMap(({ name }) => {
    const at = text.indexOf(name);
    return at < 0 ? [] : [[at, at + name.length] as const];
  });
}
