/** Minutes of the windows that are looked at, each of them ending now. */
export const WINDOWS = [15, 60, 180, 480, 1_440] as const;
/** The place of the longest, a day, in `WINDOWS`. */
export const DAY_WINDOW = 4;
export const WEEK_MINUTES = 7 * 1_440;

/** What an alert needs: data of the city, kept with the model that was fitted. */
export interface AlertSettings {
  /** False alarms that chance alone may raise in a week, over all cells and windows together. */
  falseAlarmsPerWeek: number;
  /** How that is divided: parts of cells of one ward, of areas, of the city; and of falls of sentiment, of silences. */
  parts: { ward: number; area: number; city: number; sentiment: number; silence: number };
  /** Independent people, whatever the figures say. */
  people: number;
  /** The observed count is at least this many times the expected one. */
  times: { ward: number; area: number; city: number };
  /** An alert whose cells stayed usual for so long is over. */
  quietHours: number;
  /** Told again when so many times as many people have written. */
  doubles: number;
}

export const DEFAULT_SETTINGS: AlertSettings = {
  falseAlarmsPerWeek: 0.8,
  parts: { ward: 0.35, area: 0.25, city: 0.2, sentiment: 0.1, silence: 0.1 },
  people: 5,
  times: { ward: 3, area: 2.5, city: 1.5 },
  quietHours: 26,
  doubles: 2,
};
