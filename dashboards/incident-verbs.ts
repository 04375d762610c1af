import type { z } from "zod";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { incidentOfTicket } from "#src/services/incidents/incident-of-ticket.ts";
import { countIncidents, listIncidents } from "#src/services/incidents/list.ts";
import { loadIncidentPage } from "#src/services/incidents/load-page.ts";
import { previewAnswer } from "#src/services/incidents/preview-answer.ts";
import { ProposeInput, proposeByPerson } from "#src/services/incidents/propose-by-person.ts";
import {
  countPublicIncidents,
  listPublicIncidents,
  loadPublicIncident,
} from "#src/services/incidents/public-incidents.ts";
import { INCIDENT_VERBS, type IncidentAction } from "#src/services/incidents/verbs.ts";

/** @throws {AppError} INVALID with `details.fields` */
function read<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  throw new AppError("INVALID", fields[0]?.message ?? "Nội dung chưa hợp lệ.", { fields });
}

/** One action on an incident, from what a form has sent. */
async function actOnIncident(
  ctx: Ctx,
  reference: string,
  action: IncidentAction,
  input: unknown,
  expectedVersion?: number,
): Promise<void> {
  const { input: schema, act } = INCIDENT_VERBS[action];
  await act(ctx, reference, read(schema, input), expectedVersion);
}

/** @returns the reference of the proposal */
const proposeIncident = async (ctx: Ctx, input: unknown): Promise<string> =>
  (await proposeByPerson(ctx, read(ProposeInput, input))).reference;

/** What the pages of incidents ask of the service. */
export const incidentVerbs = {
  ...{ listIncidents, countIncidents, loadIncidentPage, previewAnswer, incidentOfTicket },
  ...{ actOnIncident, proposeIncident },
  ...{ listPublicIncidents, countPublicIncidents, loadPublicIncident },
};
export type IncidentVerbs = typeof incidentVerbs;
