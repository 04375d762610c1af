import { z } from "zod";
import { AppError, type ErrorCode } from "#src/errors.ts";
import { isOutage } from "./outage.ts";

/** No later try can mend these. */
const HOPELESS: readonly ErrorCode[] = ["INVALID", "NOT_FOUND", "UNPROCESSABLE", "UNSUPPORTED", "MISCONFIGURED"];

/** Why one try of a job failed, in words that may be kept: no text of citizens, no parameters of queries. */
export class JobError extends Error {
  /** Trying again would not help. */
  readonly hopeless: boolean;
  /** Storage was away: not the job's fault. */
  readonly outage: boolean;

  constructor(reason: string, kind: { hopeless?: boolean; outage?: boolean } = {}) {
    super(reason);
    this.name = "JobError";
    this.hopeless = kind.hopeless ?? false;
    this.outage = kind.outage ?? false;
  }
}

export function jobError(error: unknown): JobError {
  if (error instanceof JobError) return error;
  if (error instanceof AppError)
    return new JobError(`${error.code}: ${error.message}`, { hopeless: HOPELESS.includes(error.code) });
  if (error instanceof z.ZodError) return new JobError("the payload does not fit the job", { hopeless: true });
  return new JobError(reasonOf(error), { outage: isOutage(error) });
}

/** The innermost error: drizzle's outer one repeats the query with its parameters. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}: ${error.message.split("\n", 1)[0]?.slice(0, 200)}`;
}
