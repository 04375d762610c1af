import { z } from "zod";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { UNIT_KINDS } from "./units-file.ts";

const minutes = z.number().int().positive().max(525_600);

/** How long each clock may run. The first line whose condition holds decides. */
const Line = z.strictObject({
  id: z.string().regex(/^[\w-]+$/),
  when: z.strictObject({
    urgency: z.array(z.enum(URGENCIES)).optional(),
    sector: z.array(z.enum(SECTOR_IDS)).optional(),
    unitKind: z.array(z.enum(UNIT_KINDS)).optional(),
    unit: z.string().optional(),
  }),
  forwardMinutes: minutes,
  firstResponseMinutes: minutes,
  resolutionMinutes: minutes,
  /** "always" runs round the clock, "unit" in the working time of the unit that holds the ticket. */
  calendar: z.enum(["always", "unit"]),
  /** Vietnamese, after "vì": "vì việc khẩn tính cả ngoài giờ". */
  why: z.string(),
});

/** Who is told when how much of the allowed time has passed. */
const Step = z.strictObject({
  clock: z.enum(CLOCKS),
  urgency: z.array(z.enum(URGENCIES)).optional(),
  /** Of the allowed time; 100 is the due instant. */
  percent: z.number().int().min(1).max(1_000),
  kind: z.enum(["warning", "breach", "escalation"]),
  to: z.array(z.enum(["assignee", "unit_lead", "operator", "leader"])).min(1),
});

export const PoliciesFile = z.strictObject({
  clocks: z.array(Line).min(1),
  escalation: z.array(Step),
  /** Whether a reopened ticket gets its whole time again or goes on with what was left. */
  reopen: z.enum(["restart", "continue"]),
});
export type PoliciesFile = z.infer<typeof PoliciesFile>;
