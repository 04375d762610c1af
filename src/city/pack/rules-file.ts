import { z } from "zod";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

/** "ward:ubnd" is that office of the ticket's ward, "unit:hcmc-evn" one unit for the whole city. */
const Holder = z.string().regex(/^(ward|unit):[\w-]+$/);

/** What a rule asks of a ticket; what is not said is not asked. */
const Condition = z.strictObject({
  sector: z.enum(SECTOR_IDS).optional(),
  urgency: z.array(z.enum(URGENCIES)).optional(),
  /** The ward's province before 1/7/2025, "Bình Dương". */
  formerProvince: z.string().optional(),
  /** Holds when the facts give a road width (`roadWidthM`) under this. */
  roadWidthBelowM: z.number().positive().optional(),
  /** Holds when the facts give a road width of at least this. */
  roadWidthFromM: z.number().positive().optional(),
  /** The ward's kind. */
  wardType: z.enum(["phuong", "xa", "dac_khu"]).optional(),
});

/** The routing table: the first line whose condition holds decides. */
export const RulesFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[\w-]+$/),
    when: Condition,
    lead: Holder,
    also: z.array(Holder),
    /** Shown to officers as the reason, Vietnamese: "vì …". */
    why: z.string(),
    /** Where the rule comes from: a decision, a newspaper, or common practice. */
    source: z.string().optional(),
  }),
);
export type RulesFile = z.infer<typeof RulesFile>;
export type Rule = RulesFile[number];
