/**
 * How a made city writes. Written apart from what the detector assumes of a city it does not know
 * (src/domain/alerts/prior.ts), and different from it: other hours, other Tết, other rains.
 */
export interface Habit {
  /** Part of all messages. */
  part: number;
  /** Of the hours of a day, and of Saturday and Sunday. */
  hours: "office" | "day" | "evening" | "steady";
  weekend: number;
  /** In the months of rain, and what a downpour multiplies it with where it falls. */
  rainy: number;
  shower: number;
  /** In the week before Tết, in Tết itself, on other holidays. */
  tet: readonly [before: number, during: number, holiday: number];
}

const habit = (
  part: number,
  hours: Habit["hours"],
  weekend = 0.8,
  rest: Partial<Pick<Habit, "rainy" | "shower" | "tet">> = {},
): Habit => ({ part, hours, weekend, rainy: 1, shower: 0, tet: [1.05, 0.5, 0.7], ...rest });

export const HABITS: Readonly<Record<string, Habit>> = {
  road_infrastructure: habit(0.1, "day", 0.75, { rainy: 1.3, shower: 0.5 }),
  drainage_flooding: habit(0.07, "day", 1, { rainy: 3.2, shower: 6 }),
  waste_environment: habit(0.11, "day", 0.9, { tet: [1.7, 1.4, 1] }),
  noise: habit(0.12, "evening", 1.5, { tet: [2, 2.8, 1.8] }),
  urban_order_construction: habit(0.12, "day", 0.9),
  traffic_parking: habit(0.08, "day", 0.85, { shower: 1, tet: [1.6, 0.6, 1] }),
  lighting_electricity: habit(0.07, "evening", 1, { rainy: 1.4, shower: 1.5 }),
  water_supply: habit(0.04, "steady", 0.9),
  trees_parks: habit(0.04, "day", 0.8, { rainy: 2, shower: 2.5 }),
  security_order: habit(0.05, "evening", 1.2, { tet: [1.5, 1.4, 1.2] }),
  fire_rescue: habit(0.01, "steady", 1, { tet: [1.4, 1.8, 1] }),
  food_safety: habit(0.02, "day", 0.9),
  health: habit(0.02, "day", 0.7),
  education: habit(0.02, "office", 0.4, { tet: [0.8, 0.1, 0.3] }),
  land_admin_procedures: habit(0.06, "office", 0.3, { tet: [1.1, 0.12, 0.25] }),
  social_policy: habit(0.02, "office", 0.4, { tet: [1.3, 0.2, 0.3] }),
  public_transport: habit(0.01, "day", 0.9),
  telecom_post: habit(0.02, "evening", 1),
  animals: habit(0.015, "day", 1),
  officials_conduct: habit(0.015, "office", 0.4, { tet: [1, 0.15, 0.3] }),
  other: habit(0.01, "day", 0.8),
};

export const HOURS: Record<Habit["hours"], readonly number[]> = {
  office: [
    0.05, 0.02, 0.02, 0.02, 0.05, 0.2, 0.6, 1.8, 3, 3.2, 2.8, 1.8, 0.9, 1.6, 2.6, 2.6, 2, 1, 0.6, 0.6, 0.5, 0.4, 0.2,
    0.1,
  ],
  day: [
    0.15, 0.1, 0.05, 0.05, 0.1, 0.5, 1.3, 1.9, 1.9, 1.7, 1.5, 1.3, 1, 1.2, 1.4, 1.5, 1.7, 1.8, 1.5, 1.3, 1.1, 0.8, 0.5,
    0.3,
  ],
  evening: [
    1, 0.6, 0.3, 0.2, 0.2, 0.3, 0.4, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.8, 0.9, 1.3, 2, 2.6, 3, 3, 2.3, 1.6,
  ],
  steady: [
    0.4, 0.3, 0.3, 0.3, 0.5, 1.1, 1.5, 1.4, 1.2, 1.1, 1.1, 1.1, 1, 1, 1, 1.1, 1.3, 1.5, 1.6, 1.4, 1.2, 1, 0.8, 0.6,
  ],
};

/** A kind of event: what it is written as, how long after its beginning people write, over how many wards, at what hours. */
export interface EventKind {
  name: string;
  sector: string;
  /** Minutes after which half have written, and the spread of the logarithm. */
  half: number;
  sigma: number;
  /** How likely it reaches beyond one ward. */
  many: number;
  hours: readonly [from: number, to: number];
}

export const EVENT_KINDS: readonly EventKind[] = [
  { name: "flood", sector: "drainage_flooding", half: 50, sigma: 0.9, many: 0.7, hours: [14, 21] },
  { name: "power cut", sector: "lighting_electricity", half: 35, sigma: 0.9, many: 0.5, hours: [6, 22] },
  { name: "no water", sector: "water_supply", half: 150, sigma: 1, many: 0.6, hours: [5, 20] },
  { name: "waste left", sector: "waste_environment", half: 600, sigma: 0.8, many: 0.3, hours: [6, 18] },
  { name: "food poisoning", sector: "food_safety", half: 420, sigma: 0.9, many: 0.3, hours: [10, 20] },
  { name: "fire", sector: "fire_rescue", half: 15, sigma: 0.8, many: 0.1, hours: [0, 24] },
  { name: "road collapse", sector: "road_infrastructure", half: 200, sigma: 1.1, many: 0.1, hours: [5, 20] },
  { name: "trees down", sector: "trees_parks", half: 60, sigma: 0.9, many: 0.6, hours: [13, 20] },
  { name: "loud festival", sector: "noise", half: 80, sigma: 0.7, many: 0.3, hours: [18, 23] },
  { name: "network down", sector: "telecom_post", half: 60, sigma: 0.9, many: 0.7, hours: [7, 22] },
  { name: "stench", sector: "waste_environment", half: 200, sigma: 0.9, many: 0.5, hours: [5, 22] },
  { name: "traffic lights out", sector: "traffic_parking", half: 60, sigma: 0.9, many: 0.1, hours: [6, 20] },
  { name: "brawl", sector: "security_order", half: 40, sigma: 0.9, many: 0.1, hours: [17, 24] },
  { name: "sick pupils", sector: "health", half: 300, sigma: 0.8, many: 0.1, hours: [9, 16] },
];
