import { readFileSync } from "node:fs";
import { z } from "zod";

const Wards = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    type: z.enum(["phuong", "xa", "dac_khu"]),
    lat: z.number(),
    lng: z.number(),
    formerProvince: z.string(),
  }),
);

const OldWards = z.array(
  z.object({
    name: z.string(),
    district: z.string(),
    province: z.string(),
    wards: z.array(z.object({ code: z.string(), part: z.enum(["full", "partial"]) })).min(1),
    /** Names before the mergers of 2020 to 2024, folded and without blanks: "13", "binhan". */
    earlier: z.array(z.string()).default([]),
  }),
);

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./pack/${name}.json`, import.meta.url), "utf8"));

/** The wards since 1/7/2025, and what became of those before; made by ../build/build_pack.py. */
export const readWards = () => Wards.parse(read("wards"));
export const readOldWards = () => OldWards.parse(read("old-wards"));
