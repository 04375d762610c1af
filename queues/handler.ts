import type { z } from "zod";
import type { JobContract } from "#src/ports/jobs.ts";

/** What a job does. May run twice and may stop half way: write so that neither shows. */
export interface Handler {
  contract: JobContract;
  /** @param payload as it came from the queue; checked before `work` sees it */
  run(payload: unknown, signal: AbortSignal): Promise<void>;
}

/** Ties a contract to its work; the payload is checked against the contract's shape first. */
export function handler<P extends z.ZodType>(
  contract: JobContract<P>,
  work: (payload: z.infer<P>, signal: AbortSignal) => Promise<void>,
): Handler {
  return {
    contract: contract as unknown as JobContract, // safe: `id` is only ever given payloads of this contract
    run: async (payload, signal) => work(contract.payload.parse(payload), signal),
  };
}
