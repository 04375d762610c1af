import type { Accuracy, AccuracyOf } from "#src/services/understanding/accuracy.ts";
import type { UnderstandingReport } from "#src/services/understanding/report.ts";

const ACCURACY: Accuracy = {
  tickets: 412,
  alone: 0.61,
  decided: 130,
  outright: 90,
  sector: 0.86,
  urgency: 0.79,
  both: 0.72,
  outrightSector: 0.8,
  outrightUrgency: 0.7,
  criticals: 7,
  missedCriticals: 1,
  confidence: 0.83,
};
const FEW: Accuracy = {
  ...ACCURACY,
  tickets: 12,
  alone: null,
  decided: 5,
  outright: 5,
  sector: null,
  urgency: null,
  both: null,
  outrightSector: null,
  outrightUrgency: null,
  criticals: 0,
  missedCriticals: 0,
  confidence: null,
};
const row = (key: string, name = key, of: Accuracy = ACCURACY): AccuracyOf => ({ key, name, ...of });

/** Twelve weeks with something of everything: a thin week, a ward not known, each level of drift. */
export const fakeReport = (): UnderstandingReport => ({
  since: "2026-09-07",
  weeksAsked: 12,
  total: ACCURACY,
  weeks: [row("2026-11-23", "2026-11-23", FEW), row("2026-11-16")],
  channels: [row("zalo"), row("hotline", "hotline", FEW)],
  styles: [row("chat"), row("", "", FEW)],
  models: [row("linear-1+5a2b6c7d")],
  wards: [row("27145", "Phường Bàn Cờ"), row("", "", FEW)],
  drift: [
    {
      of: "sector",
      before: 300,
      now: 90,
      stability: { psi: 0.31, byChance: 0.12, level: "large" },
      moved: [{ kind: "drainage_flooding", before: 0.08, now: 0.34 }],
    },
    {
      of: "urgency",
      before: 300,
      now: 90,
      stability: { psi: 0.14, byChance: 0.09, level: "moderate" },
      moved: [{ kind: "high", before: 0.2, now: 0.31 }],
    },
    {
      of: "language",
      before: 300,
      now: 90,
      stability: { psi: 0.01, byChance: 0.04, level: "stable" },
      moved: [],
    },
    { of: "length", before: 300, now: 9, stability: null, moved: [] },
    { of: "style", before: 0, now: 9, stability: null, moved: [] },
  ],
});

/** Before anybody has decided anything. */
export const emptyReport = (): UnderstandingReport => ({
  since: "2026-09-07",
  weeksAsked: 12,
  total: { ...FEW, tickets: 0, decided: 0, outright: 0 },
  weeks: [],
  channels: [],
  styles: [],
  models: [],
  wards: [],
  drift: [],
});
