import type { Tx } from "#src/db/client.ts";
import type { IncidentState } from "#src/domain/incidents/incident-states.ts";
import { allow, type Permission } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { checkLeads, findIncident, type IncidentRow, lockIncidents } from "./incident-row.ts";
import { type Step, writeStep } from "./write-step.ts";

export interface Change {
  permission: Permission;
  /** States in which alone it may happen. */
  from: readonly IncidentState[];
  expectedVersion?: number | undefined;
  /** A second incident that the step changes too. */
  other?: string | undefined;
}

/** Everything that a verb needs while nobody else changes the incident. */
export interface Held {
  incident: IncidentRow;
  other: IncidentRow | null;
}

/**
 * One step of an incident in one transaction: right, reach, version, state, change, history.
 * @param decide what the step does; null: nothing is left to do
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT with `details.version` on a lost race or in a state that does not allow it
 */
export async function changeIncident(
  ctx: Ctx,
  reference: string,
  { permission, from, expectedVersion, other }: Change,
  decide: (held: Held, tx: Tx) => Step | null | Promise<Step | null>,
): Promise<IncidentRow> {
  allow(ctx.actor, permission);
  return ctx.db.transaction(async (tx) => {
    const seen = [await findIncident(ctx, tx, reference), ...(other ? [await findIncident(ctx, tx, other)] : [])];
    await lockIncidents(
      tx,
      seen.map(({ id }) => id),
    );
    const incident = await findIncident(ctx, tx, reference);
    checkLeads(ctx, incident);
    checkVersion(incident, expectedVersion);
    if (!from.includes(incident.state) || incident.closingSince !== null) throw wrongState(incident);
    const step = await decide({ incident, other: other ? await findIncident(ctx, tx, other) : null }, tx);
    return step ? writeStep(ctx, tx, incident, step) : incident;
  });
}

/** @throws {AppError} CONFLICT with the version now, when the person saw another one */
export function checkVersion({ version }: IncidentRow, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  const says = "Sự cố vừa được người khác cập nhật. Vui lòng xem lại nội dung mới rồi thực hiện lại.";
  throw new AppError("CONFLICT", says, { version });
}

const SAYS: Record<IncidentState, string> = {
  proposed: "Sự cố này chưa được xác nhận nên chưa thực hiện được việc này.",
  confirmed: "Sự cố này đã được xác nhận.",
  refused: "Đề xuất này đã bị bác. Hoàn tác việc bác nếu muốn dùng lại.",
  closed: "Sự cố này đã kết thúc.",
};

export function wrongState({ state, version, closingSince }: IncidentRow): AppError {
  const says = closingSince ? "Sự cố này đang được kết thúc; các phản ánh đang được trả lời lần lượt." : SAYS[state];
  return new AppError("CONFLICT", says, { version, state });
}
