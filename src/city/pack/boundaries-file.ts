import { z } from "zod";

/**
 * The outlines of the wards, by the day from which they hold. Each polygon is an outer ring and its holes, each ring a
 * text of `boundaries/ring-text.ts`.
 */
export const BoundariesFile = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        /** First local date on which they hold. */
        from: z.iso.date(),
        source: z.string().max(300),
        /** Made from centres, not surveyed: a pin near an edge proves nothing. */
        indicative: z.boolean(),
        wards: z.array(
          z.strictObject({ code: z.string(), polygons: z.array(z.array(z.string().min(4)).min(1)).min(1) }),
        ),
      }),
    )
    .min(1),
});
export type BoundariesFile = z.infer<typeof BoundariesFile>;
export type BoundariesVersion = BoundariesFile["versions"][number];
