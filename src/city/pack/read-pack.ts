import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "#src/errors.ts";
import { BoundariesFile } from "./boundaries-file.ts";
import { CalendarsFile } from "./calendars-file.ts";
import { KnowledgeFile } from "./knowledge-file.ts";
import { LandmarksFile, NamesFile, OldWardsFile, StreetsFile, WardsFile } from "./places-file.ts";
import { PoliciesFile } from "./policies-file.ts";
import { ReportingFile } from "./reporting-file.ts";
import { RulesFile } from "./rules-file.ts";
import { TemplatesFile } from "./templates-file.ts";
import { UnitsFile } from "./units-file.ts";

const PackFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What else people call it; marks and case do not matter. */
  alsoCalled: z.array(z.string()).default([]),
});

/** Every part of a city, each a JSON file of the same name in the pack's folder. */
const PARTS = {
  pack: PackFile,
  wards: WardsFile,
  "old-wards": OldWardsFile,
  names: NamesFile,
  landmarks: LandmarksFile,
  streets: StreetsFile,
  boundaries: BoundariesFile,
  units: UnitsFile,
  rules: RulesFile,
  calendars: CalendarsFile,
  policies: PoliciesFile,
  templates: TemplatesFile,
  knowledge: KnowledgeFile,
  reporting: ReportingFile,
} as const;

/** A city as data, as it lies in `src/city/packs/<id>`, before `buildCity` indexes it. */
export interface CityPack {
  id: string;
  name: string;
  alsoCalled: readonly string[];
  wards: WardsFile;
  oldWards: OldWardsFile;
  names: NamesFile;
  landmarks: LandmarksFile;
  streets: StreetsFile;
  /** null: the centres of the wards are all that is known. */
  boundaries: BoundariesFile | null;
  units: UnitsFile;
  rules: RulesFile;
  calendars: CalendarsFile;
  policies: PoliciesFile;
  /** What is said to citizens. */
  templates: TemplatesFile;
  /** Questions that the machine may answer by itself. */
  knowledge: KnowledgeFile;
  /** When a month is cut off, and targets. */
  reporting: ReportingFile;
}

const PACKS = new URL("../packs/", import.meta.url).pathname;

export const packIds = (): string[] => readdirSync(PACKS).filter((id) => existsSync(join(PACKS, id, "pack.json")));

/** @throws {AppError} MISCONFIGURED when a file of the pack is missing or wrong: which, and where in it */
export function readPack(id: string): CityPack {
  const part = <K extends keyof typeof PARTS>(name: K): z.infer<(typeof PARTS)[K]> => {
    const file = join(PACKS, id, `${name}.json`);
    const parsed = PARTS[name].safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data as z.infer<(typeof PARTS)[K]>; // the schema of this very part
    const [issue] = parsed.error.issues;
    throw new AppError("MISCONFIGURED", `city pack ${id}, ${name}.json at ${issue?.path.join(".")}: ${issue?.message}`);
  };
  const given = (name: string) => existsSync(join(PACKS, id, `${name}.json`));
  return {
    ...part("pack"),
    wards: part("wards"),
    oldWards: part("old-wards"),
    names: part("names"),
    landmarks: given("landmarks") ? part("landmarks") : [],
    streets: given("streets") ? part("streets") : [],
    boundaries: given("boundaries") ? part("boundaries") : null,
    units: part("units"),
    rules: part("rules"),
    calendars: part("calendars"),
    policies: part("policies"),
    templates: part("templates"),
    knowledge: given("knowledge") ? part("knowledge") : { articles: [] },
    reporting: given("reporting") ? part("reporting") : ReportingFile.parse({}),
  };
}
