/**
 * By what the daily sums are kept. All combinations of ward, unit, sector, channel and urgency would be as many rows as
 * there are tickets; these answer what pages ask, anything else is read from the rounds.
 */
export const DIVISIONS = {
  all: [],
  ward: ["ward_code"],
  unit: ["unit_id"],
  sector: ["sector"],
  channel: ["channel"],
  urgency: ["urgency"],
  ward_sector: ["ward_code", "sector"],
  unit_sector: ["unit_id", "sector"],
} as const satisfies Record<string, readonly string[]>;
export type Division = keyof typeof DIVISIONS;
export const DIVISION_IDS = Object.keys(DIVISIONS) as Division[]; // its own keys

/** Of the whole city each hour of a day as well: a month that is cut off at noon reads no rounds. */
export const KEPT = { ...DIVISIONS, hour: ["hour"] } as const satisfies Record<string, readonly string[]>;
export type Kept = keyof typeof KEPT;
export const KEPT_IDS = Object.keys(KEPT) as Kept[]; // its own keys

/** Columns of kpi_rounds that figures are divided and filtered by. */
export const COLUMN_OF = {
  ward: "ward_code",
  unit: "unit_id",
  sector: "sector",
  channel: "channel",
  urgency: "urgency",
} as const;
export type Dimension = keyof typeof COLUMN_OF;
export const DIMENSIONS = Object.keys(COLUMN_OF) as Dimension[]; // its own keys

/** The division that is kept by exactly these columns, in any order; undefined where none is. */
export function divisionOf(dimensions: readonly Dimension[]): Division | undefined {
  const wanted = dimensions.map((one) => COLUMN_OF[one]).sort();
  return DIVISION_IDS.find((id) => [...DIVISIONS[id]].sort().join() === wanted.join());
}
