import { z } from "zod";
import { ERROR_CODES } from "#src/errors.ts";

/** Asked of the process for speech: `load` first, then recordings, one at a time. */
export const Request = z.union([
  z.object({ load: z.object({ folder: z.string(), names: z.array(z.string()) }) }),
  z.object({ path: z.string() }),
]);
export type Request = z.infer<typeof Request>;

const Segment = z.object({ startMs: z.number(), endMs: z.number(), text: z.string() });

/** What it answers: `progress` any number of times, then one of the others. */
export const Answer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ progress: z.literal(true) }),
  z.object({
    transcript: z.object({
      text: z.string(),
      segments: z.array(Segment),
      model: z.string(),
      durationMs: z.number(),
    }),
  }),
  z.object({ failed: z.object({ code: z.enum(ERROR_CODES), message: z.string() }) }),
]);
export type Answer = z.infer<typeof Answer>;
