import { z } from "zod";
import type { City, Routing } from "#src/city/city.ts";
import { allow } from "#src/domain/policy.ts";
import { factsFromText } from "#src/domain/routing/facts-from-text.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { checkedRules } from "./checked-rules.ts";

export const ExplainInput = z.strictObject({
  sector: z.enum(SECTOR_IDS),
  /** Code of a ward. */
  ward: z.string().nullish(),
  urgency: z.enum(URGENCIES),
  facts: z.record(z.string(), z.unknown()).optional(),
  /** What a citizen might write: its hints go behind the given facts. */
  text: z.string().max(5_000).optional(),
  at: z.coerce.date().optional(),
  /** A changed table to ask instead of the one in force. */
  document: z.unknown().optional(),
});

export interface Explained {
  /** Null: no line answers, a person decides. */
  routing: Routing | null;
  /** As they were used. */
  facts: Record<string, unknown>;
}

/** Which unit a ticket would go to, by which line, and why not by the lines before. @throws {AppError} FORBIDDEN; INVALID */
export function explainRouting(ctx: Ctx, input: z.input<typeof ExplainInput>): Explained {
  allow(ctx.actor, "configure");
  const { sector, ward, urgency, facts: given, text, at, document } = ExplainInput.parse(input);
  if (ward && !ctx.city.ward(ward))
    throw new AppError("INVALID", "Không có địa bàn này.", {
      fields: [{ field: "ward", message: `Không có địa bàn mã “${ward}”.` }],
    });
  const city: City = document === undefined ? ctx.city : ctx.city.with({ rules: checkedRules(ctx.city, document) });
  const facts = { ...factsFromText(text ?? ""), ...given };
  const routing = city.route({ sector, urgency, ward: ward ?? null, facts, at: at ?? ctx.now(), explain: true });
  return { routing, facts };
}
