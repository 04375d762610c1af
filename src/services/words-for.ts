import { createHash } from "node:crypto";
import { may } from "#src/domain/policy.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import { hidePersonalData } from "#src/domain/redact/hide-personal-data.ts";
import type { Ctx } from "./ctx.ts";

type Reader = Pick<Ctx, "actor" | "findPersonal" | "log">;

/** What the model saw in a text, by the digest of the text: the last so many, the oldest first. No words are kept. */
const seen = new Map<string, readonly Finding[]>();
const KEPT = 5_000;

/**
 * Words of citizens, or of staff about them, as the actor may read them: those who handle reports see them as written; who only
 * reads sees no names, telephone numbers, numbers of identity, plates or accounts: by the rules, and by the model's eye in
 * texts that `lookAtWords` has shown to it.
 */
export const wordsFor = (ctx: Pick<Ctx, "actor">, text: string): string =>
  may(ctx.actor, "ticket.read_personal") ? text : hidePersonalData(text, seen.get(digest(text)));

/** Shows texts to the model before `wordsFor` is asked for them. Nothing is done for who may read everything; without a model the rules stand alone. */
export async function lookAtWords(ctx: Reader, texts: readonly (string | null | undefined)[]): Promise<void> {
  if (!ctx.findPersonal || may(ctx.actor, "ticket.read_personal")) return;
  if (!may(ctx.actor, "ticket.read_text") && !may(ctx.actor, "mention.read")) return; // shown no words at all
  const { findPersonal } = ctx;
  const waiting = new Set(texts).values();
  const look = async () => {
    for (const text of waiting) {
      const key = digest(text ?? "");
      if (text && !seen.has(key)) keep(key, await findPersonal(text));
    }
  };
  try {
    // The model reads on a thread of its own: two at a time, so that a list waits half as long where there are two cores.
    await Promise.all([look(), look()]);
  } catch (error) {
    ctx.log.warn({ reason: error instanceof Error ? error.name : "" }, "personal data was hidden by the rules alone");
  }
}

function keep(key: string, found: readonly Finding[]): void {
  seen.set(key, found);
  for (const [oldest] of seen) {
    if (seen.size <= KEPT) break;
    seen.delete(oldest);
  }
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64");
