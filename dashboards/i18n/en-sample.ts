import type { Dictionary } from "./vi.ts";

export const enSample: Dictionary["sample"] = {
  title: "Sample data",
  lead: "600 invented reports of the last 60 days, to see what the pages look like with work on them. Turning it off removes them completely: reports, messages, history, figures.",
  on: (n) => `On: ${n} invented reports`,
  off: "Off",
  real: (n) => `Real reports: ${n}`,
  sure: "I know that there are real reports; figures will be mixed with invented ones until this is off.",
  turnOn: "Turn sample data on",
  turnOff: "Turn off and remove",
  tooMany: (n) => `Only with at most ${n} real reports. To try it, install another copy with its own DATA_DIR.`,
  notes: [
    "The invented writers have no names or numbers; no message leaves the house.",
    "Every page says so while it is on, the public one too; public RSS, CSV and mails to followers pause.",
    "Exported files (langnghe export) hold no invented reports.",
  ],
  banner: "Sample data is on: some figures and reports on this page are invented.",
  noFiles: "Sample data is on, so there are no files of figures and no RSS.",
  bannerLink: "Turn off",
  done: {
    on: "Sample data is on. Figures follow within seconds.",
    off: "All sample data is gone. Figures follow within seconds.",
  },
  first: "Look around with sample data",
};
