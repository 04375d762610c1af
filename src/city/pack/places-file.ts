import { z } from "zod";

/** The wards of today. */
export const WardsFile = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    type: z.enum(["phuong", "xa", "dac_khu"]),
    lat: z.number(),
    lng: z.number(),
    formerProvince: z.string(),
  }),
);
export type WardsFile = z.infer<typeof WardsFile>;

/** The wards before the merger and what became of them. */
export const OldWardsFile = z.array(
  z.object({
    name: z.string(),
    district: z.string(),
    province: z.string(),
    wards: z.array(z.object({ code: z.string(), part: z.enum(["full", "partial"]) })).min(1),
    /** Names before earlier mergers, folded and without blanks: "13", "binhan". */
    earlier: z.array(z.string()).default([]),
  }),
);
export type OldWardsFile = z.infer<typeof OldWardsFile>;

export const NamesFile = z.strictObject({
  /**
   * Other names of the former districts: what they were called earlier, and how people shorten them after "q". Folded,
   * without blanks. A short form may stand for two districts ("bt"): then both count.
   */
  districtAliases: z.record(z.string(), z.array(z.string())),
  /**
   * Ward and district names that are also ordinary words, with or without their marks ("gia đình", "con dao", "đi ăn",
   * "đất đỏ", "bình an"), or well known for something else. Without "phường" before them they name a place only when
   * written with marks and capitals. Folded, without blanks.
   */
  everyday: z.array(z.string()),
  /** Provinces and well-known towns outside the city: today's and those before, which people still write. */
  beyond: z.array(z.string()),
});
export type NamesFile = z.infer<typeof NamesFile>;
