const HOUR = 60;

/**
 * What has one cause for several wards at once (rain, storm, tide, a feeder, a water main, a landfill, lorries that stay away),
 * with the minutes within which it is told of. Keys of matters.ts. A jam or a fire next door is another one.
 */
const SPREADING: Readonly<Record<string, number>> = {
  flood: 6 * HOUR,
  tree: 6 * HOUR,
  smell: 8 * HOUR,
  power_cut: 8 * HOUR,
  network: 12 * HOUR,
  no_water: 18 * HOUR,
  dirty_water: 72 * HOUR,
  uncollected: 72 * HOUR,
};
export const SPREADING_MATTERS: readonly string[] = Object.keys(SPREADING);

/** Told within so many minutes of each other, in wards that lie together, it is one event; whatever sector each was read as. */
export const spreadMinutes = (matter: string): number => SPREADING[matter] ?? 0;

/** The spreading matter that two tell of. */
export const spreadingBetween = (a: readonly string[], b: readonly string[]): string | undefined =>
  SPREADING_MATTERS.find((matter) => a.includes(matter) && b.includes(matter));
