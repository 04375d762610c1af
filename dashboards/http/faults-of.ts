import { z } from "zod";
import { AppError, type ErrorCode } from "#src/errors.ts";

/** What is wrong with a form: at its field, or at the whole of it (""). */
export interface FieldFault {
  field: string;
  message: string;
}

const Named = z.array(z.object({ field: z.string(), message: z.string() })).min(1);

/**
 * What a refusal says to the person at a form: about each field that it names, otherwise as a whole.
 * @param mendable refusals that the person can do something about
 * @throws everything else: it is for the page of errors
 */
export function faultsOf(error: unknown, mendable: readonly ErrorCode[] = ["INVALID"]): FieldFault[] {
  if (!(error instanceof AppError) || !mendable.includes(error.code)) throw error;
  const named = Named.safeParse(error.details.fields);
  if (!named.success) return [{ field: "", message: error.message }];
  return named.data.map(({ field, message }) => ({ field, message: message || error.message }));
}
