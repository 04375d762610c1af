import { z } from "zod";

/** First and last local date on which something holds; absent: always. */
const validity = { validFrom: z.iso.date().optional(), validUntil: z.iso.date().optional() };

/** Lower case, without marks and blanks: "binhhunghoab". */
const key = z.string().regex(/^[a-z0-9]+$/);

/** The wards of today. */
export const WardsFile = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    type: z.enum(["phuong", "xa", "dac_khu"]),
    lat: z.number(),
    lng: z.number(),
    formerProvince: z.string(),
    ...validity,
  }),
);
export type WardsFile = z.infer<typeof WardsFile>;

/** The wards before the merger and what became of them. */
export const OldWardsFile = z.array(
  z.object({
    name: z.string(),
    district: z.string(),
    province: z.string(),
    /** Its centre, where known. */
    lat: z.number().optional(),
    lng: z.number().optional(),
    wards: z
      .array(
        z.object({
          code: z.string(),
          part: z.enum(["full", "partial"]),
          /** Of the old ward's area, 0..1; absent: parts are taken as equal. */
          share: z.number().gt(0).max(1).optional(),
        }),
      )
      .min(1),
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
  /** Districts that were merged before the wards were, by name: the later district, and which of its old wards they had. */
  earlierDistricts: z
    .record(z.string(), z.strictObject({ district: z.string(), wards: z.array(z.string()).min(1) }))
    .default({}),
  /**
   * Ward and district names that are also ordinary words, with or without their marks ("gia đình", "con dao", "đi ăn",
   * "đất đỏ", "bình an"), or well known for something else. Without "phường" before them they name a place only when
   * written with marks and capitals. Folded, without blanks.
   */
  everyday: z.array(z.string()),
  /** Names of persons, streets or of the whole city: they name a ward only after "phường" or "xã". */
  onlyWithKind: z.array(key).default([]),
  /** Short forms that people use without "phường" as well ("bhhb"), and the name that is meant ("binhhunghoab"). */
  shortNames: z.record(key, key).default({}),
  /** Short forms of streets ("lvs") with the whole name. */
  streetShort: z.record(key, z.string()).default({}),
  /** Provinces and well-known towns outside the city: today's and those before, which people still write. */
  beyond: z.array(z.string()),
});
export type NamesFile = z.infer<typeof NamesFile>;

/** Places that everybody knows, with the ward in which they lie. */
export const LandmarksFile = z.array(
  z.strictObject({
    /** With its kind: "Bệnh viện Chợ Rẫy". */
    name: z.string(),
    /** Other whole names: "BV Chợ Rẫy" follows from the kind and need not be given. */
    aliases: z.array(z.string()).default([]),
    lat: z.number(),
    lng: z.number(),
    /** Codes; several for a bridge or a crossing on a border. */
    wards: z.array(z.string()).min(1),
  }),
);
export type LandmarksFile = z.infer<typeof LandmarksFile>;

/** Streets, or stretches of them, that lie wholly in one ward. */
export const StreetsFile = z.array(
  z.strictObject({
    /** Without "đường": "Lê Văn Sỹ", "Số 9". */
    street: z.string(),
    aliases: z.array(z.string()).default([]),
    /** Former district, and old ward, in which that holds. */
    district: z.string(),
    oldWard: z.string().optional(),
    ward: z.string(),
    /** House numbers of one side, and from-to, to which that is limited. */
    side: z.enum(["odd", "even"]).optional(),
    from: z.number().int().positive().optional(),
    to: z.number().int().positive().optional(),
  }),
);
export type StreetsFile = z.infer<typeof StreetsFile>;
