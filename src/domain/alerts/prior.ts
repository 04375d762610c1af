import type { DayKind } from "./day-kind.ts";

/**
 * What is assumed of a city before its own history says otherwise; each figure weighs as much as a few dozen messages.
 * From the months of rain in the south (May to November), the quiet of Tết in offices and its noise in streets, and what
 * 1022 centres publish of working hours. Judgement, not measurement: the history outweighs it within weeks.
 */
export interface SectorPrior {
  /** Factors of the months, January first. */
  season: readonly number[];
  day: Record<DayKind, number>;
  /** Squared coefficient of variation of a day's level against what the days before let expect. */
  unsteady: number;
  /** The same, of an hour within its day: showers are short. */
  bursty: number;
}

const EVEN = Array.from({ length: 12 }, () => 1);
/** A dry and a rainy half, and the months between. */
const RAINY = [0.5, 0.4, 0.4, 0.6, 1.2, 1.5, 1.5, 1.5, 1.7, 1.6, 1.0, 0.6];

const STREET: SectorPrior = {
  season: EVEN,
  day: { usual: 1, before_tet: 1.1, tet: 0.6, after_tet: 0.9, holiday: 0.75 },
  unsteady: 0.03,
  bursty: 0.02,
};
const OFFICE: SectorPrior = {
  ...STREET,
  day: { usual: 1, before_tet: 0.9, tet: 0.2, after_tet: 1, holiday: 0.3 },
};
const RAIN: SectorPrior = { ...STREET, season: RAINY, unsteady: 0.5, bursty: 1 };

const BY_SECTOR: Readonly<Record<string, SectorPrior>> = {
  drainage_flooding: RAIN,
  trees_parks: { ...RAIN, season: RAINY.map((f) => 0.5 + f / 2), unsteady: 0.25, bursty: 0.5 },
  lighting_electricity: { ...STREET, season: RAINY.map((f) => 0.7 + 0.3 * f), unsteady: 0.1, bursty: 0.15 },
  road_infrastructure: { ...STREET, season: RAINY.map((f) => 0.7 + 0.3 * f), unsteady: 0.06, bursty: 0.05 },
  traffic_parking: { ...STREET, day: { ...STREET.day, before_tet: 1.4 }, unsteady: 0.06, bursty: 0.05 },
  noise: { ...STREET, day: { usual: 1, before_tet: 1.6, tet: 2.2, after_tet: 1.1, holiday: 1.5 }, unsteady: 0.08 },
  waste_environment: { ...STREET, day: { usual: 1, before_tet: 1.4, tet: 1.1, after_tet: 1.3, holiday: 0.9 } },
  fire_rescue: { ...STREET, day: { usual: 1, before_tet: 1.3, tet: 1.4, after_tet: 1, holiday: 1 } },
  security_order: { ...STREET, day: { usual: 1, before_tet: 1.3, tet: 1.2, after_tet: 1, holiday: 1.1 } },
  land_admin_procedures: OFFICE,
  social_policy: OFFICE,
  officials_conduct: OFFICE,
  education: { ...OFFICE, unsteady: 0.1 },
};

export const priorOf = (sector: string): SectorPrior => BY_SECTOR[sector] ?? STREET;

/** Shares of a day's hours, of a weekday; of Saturday and Sunday `WEEKEND` times as many. Their mean is one. */
export const HOURS = [
  0.3, 0.2, 0.15, 0.12, 0.15, 0.35, 0.8, 1.4, 1.7, 1.7, 1.6, 1.4, 1.2, 1.3, 1.5, 1.6, 1.6, 1.5, 1.4, 1.4, 1.3, 1.1, 0.7,
  0.43,
];
export const WEEKEND = 0.8;

/** Of messages in one ward and sector within a day: neighbours of one small matter. Excess of variance over the mean. */
export const CLUSTERED = 0.05;
/** Of an area and of a ward against the city on the same day. */
export const UNEVEN = 0.1;
