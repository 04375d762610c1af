import type { Command } from "./usage.ts";

/**
 * The registry of commands, in the order in which they are shown. Each is loaded when it is asked for: `classify` on a
 * line of text should not wait for a queue and a spreadsheet reader.
 */
export const COMMANDS: readonly [name: string, load: () => Promise<Command>][] = [
  ["classify", async () => (await import("./classify.ts")).classify],
  ["locate", async () => (await import("./city.ts")).locate],
  ["transcribe", async () => (await import("./transcribe.ts")).transcribe],
  ["redact", async () => (await import("./redact.ts")).redact],
  ["due", async () => (await import("./city.ts")).due],
  ["route", async () => (await import("./city.ts")).route],
  ["user add", async () => (await import("./people.ts")).userAdd],
  ["token add", async () => (await import("./people.ts")).tokenAdd],
  ["channel add", async () => (await import("./channels.ts")).channelAdd],
  ["channel list", async () => (await import("./channels.ts")).channelList],
  ["source list", async () => (await import("./sources.ts")).sourceList],
  ["simulate", async () => (await import("./simulate.ts")).simulate],
  ["calendar import", async () => (await import("./calendar.ts")).calendarImport],
  ["calendar export", async () => (await import("./calendar.ts")).calendarExport],
  ["city import-places", async () => (await import("./import-places.ts")).cityImportPlaces],
  ["city import-boundaries", async () => (await import("./import-boundaries.ts")).cityImportBoundaries],
  ["import", async () => (await import("./import.ts")).importNotes],
  ["export corrections", async () => (await import("./export-corrections.ts")).exportCorrections],
  ["export", async () => (await import("./export.ts")).exportTickets],
  ["erase", async () => (await import("./erase.ts")).erase],
  ["dead-letter list", async () => (await import("./dead-letters.ts")).deadLetterList],
  ["dead-letter replay", async () => (await import("./dead-letters.ts")).deadLetterReplay],
  ["audit verify", async () => (await import("./audit.ts")).auditVerify],
  ["evaluate", async () => (await import("./evaluate.ts")).evaluate],
  ["kpi rebuild", async () => (await import("./kpi.ts")).kpiRebuild],
  ["kpi check", async () => (await import("./kpi.ts")).kpiCheck],
  ["mentions check", async () => (await import("./mentions.ts")).mentionsCheck],
  ["mentions rebuild", async () => (await import("./mentions.ts")).mentionsRebuild],
  ["mentions refit", async () => (await import("./mentions.ts")).mentionsRefit],
  ["seed-load", async () => (await import("./seed-load.ts")).seedLoadCommand],
  ["alerts fit", async () => (await import("./alerts.ts")).alertsFit],
  ["alerts replay", async () => (await import("./alerts.ts")).alertsReplay],
  ["doctor", async () => (await import("./doctor.ts")).doctor],
];
