import { z } from "zod";

const localDate = z.iso.date();

export const UNIT_KINDS = [
  "ward_committee",
  "ward_police",
  "health_station",
  "one_stop",
  "city_desk",
  "city_committee",
  "centre",
  "department",
  "utility",
  "transport",
  "telecom",
  "police",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What is said of a unit besides its name; all may be absent. */
const facts = {
  kind: z.enum(UNIT_KINDS).optional(),
  /** Id of the unit above it; of a ward's office also "ward:ubnd", another office of the same ward. */
  parent: z.string().optional(),
  /** Id of its calendar; "always": on duty day and night; absent: the city's default. */
  calendar: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  /** First and last local date on which it exists; absent: always. */
  validFrom: localDate.optional(),
  validUntil: localDate.optional(),
  /** Id of the unit that took over after `validUntil`. */
  successor: z.string().optional(),
};

/** Who handles: offices that every ward has, and units of the whole city. */
export const UnitsFile = z.strictObject({
  /** Ending of the id ("27154-ubnd") → what the office is called before the ward's name. */
  wardOffices: z.record(z.string(), z.strictObject({ name: z.string(), ...facts })),
  units: z.array(z.strictObject({ id: z.string(), name: z.string(), ...facts })),
  /** What one ward's office has otherwise: "27154-ubnd" → its phone, its calendar. */
  exceptions: z.record(z.string(), z.strictObject({ name: z.string().optional(), ...facts })).default({}),
});
export type UnitsFile = z.infer<typeof UnitsFile>;
