import { z } from "zod";
import { KINDS } from "#src/domain/kind.ts";
import { ASSETS, OFFICES, PETITIONS, PLACES, ROAD_OWNERS } from "#src/domain/routing/facts.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

/** "ward:ubnd" is that office of the ticket's ward, "unit:hcmc-evn" one unit for the whole city. */
export const Holder = z.string().regex(/^(ward|unit):[\w-]+$/);
/** The unit above the one complained of (fact `about`): nobody judges their own people. */
export const ABOVE = "above";

const anyOf = <T extends z.ZodType>(word: T) => z.array(word).min(1).optional();

/** What a line asks of a ticket; what is not said is not asked. Of a list one is enough. */
export const Condition = z.strictObject({
  sector: anyOf(z.enum(SECTOR_IDS)),
  urgency: anyOf(z.enum(URGENCIES)),
  /** Codes of wards. */
  ward: anyOf(z.string()),
  /** The ward's kind. */
  wardType: anyOf(z.enum(["phuong", "xa", "dac_khu"])),
  /** The ward's province before the merger, "Bình Dương". */
  formerProvince: anyOf(z.string()),
  /** The former district, "Quận 3": as the facts say, else when every part of the ward lay in one of these. */
  formerDistrict: anyOf(z.string()),
  /** Holds when the facts give a road width (`roadWidthM`) under this. */
  roadWidthBelowM: z.number().positive().optional(),
  /** Holds when the facts give a road width of at least this. */
  roadWidthFromM: z.number().positive().optional(),
  roadOwner: anyOf(z.enum(ROAD_OWNERS)),
  place: anyOf(z.enum(PLACES)),
  asset: anyOf(z.enum(ASSETS)),
  /** Khiếu nại or tố cáo. */
  petition: anyOf(z.enum(PETITIONS)),
  /** Of the message: complaint, question, … */
  kind: anyOf(z.enum(KINDS)),
  /** Whose people the report is about: a kind of office, or the id of a unit. */
  about: anyOf(z.union([z.enum(OFFICES), z.string()])),
});
export type Condition = z.infer<typeof Condition>;

/** One line of the table: on a day within its validity, a ticket for which the condition holds goes to `lead`. */
export const RuleLine = z
  .strictObject({
    id: z.string().regex(/^[\w-]+$/),
    when: Condition,
    lead: z.union([Holder, z.literal(ABOVE)]),
    /** Told of it beside the lead. */
    also: z.array(Holder),
    /** Shown to officers as the reason, Vietnamese: "vì …". */
    why: z.string().regex(/^vì \S/),
    /** Where the rule comes from: a decision, a newspaper, or common practice. */
    source: z.string().optional(),
    /** First and last local date on which it holds; absent: always. */
    validFrom: z.iso.date().optional(),
    validUntil: z.iso.date().optional(),
    /** Not ours to handle: why, and where the citizen has to go. `lead` is then who receives people there. */
    refuse: z.strictObject({ reason: z.string().min(1), where: z.string().min(1) }).optional(),
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    path: ["validUntil"],
    message: "Ngày kết thúc trước ngày bắt đầu.",
  });

/** The routing table: the first line whose condition holds decides. */
export const RulesFile = z
  .array(RuleLine)
  .max(2_000)
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, "Hai dòng có cùng mã.");
export type RulesFile = z.infer<typeof RulesFile>;
export type Rule = RulesFile[number];
