import { z } from "zod";
import type { JobContract } from "#src/ports/jobs.ts";

const payload = z.object({ n: z.int(), does: z.enum(["work", "kill", "block"]) });

/** A job made for tests, on a queue of the service. */
export const TRIAL: JobContract<typeof payload> = {
  name: "trial",
  queue: "intake",
  payload,
  attempts: 3,
  backoffMs: 50,
  id: ({ n }) => `trial-${n}`,
};
