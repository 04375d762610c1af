import { desc, eq, sql } from "drizzle-orm";
import { personRequests, users } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type Holdings, holdingsOf } from "./holdings.ts";
import { subjectsOf } from "./subjects-of.ts";

/** A request as it stands. Instants are ISO 8601 UTC. */
export interface RequestView {
  id: number;
  kind: "erase" | "export";
  state: "open" | "done" | "refused";
  note: string;
  by: string;
  receivedAt: string;
  dueAt: string;
  doneAt: string | null;
  /** Answered after `dueAt`, or not yet and it is past. */
  late: boolean;
  outcome: Record<string, number> | null;
  answer: string | null;
}

/** The open ones first, the most urgent on top. @throws {AppError} FORBIDDEN */
export async function listRequests(ctx: Ctx): Promise<RequestView[]> {
  allow(ctx.actor, "person.request");
  const rows = await selectRequests(ctx)
    .orderBy(
      sql`${personRequests.state} <> 'open'`,
      sql`case when state = 'open' then due_at end`,
      desc(personRequests.id),
    )
    .limit(200);
  return rows.map((row) => view(ctx, row));
}

/** One request, and how much it is about now; for an open erasure that is what will be erased. @throws {AppError} FORBIDDEN, NOT_FOUND */
export async function loadRequest(ctx: Ctx, id: number): Promise<{ request: RequestView; holdings: Holdings }> {
  allow(ctx.actor, "person.request");
  const [row] = await selectRequests(ctx).where(eq(personRequests.id, id));
  if (!row) throw new AppError("NOT_FOUND", "Không tìm thấy yêu cầu này.");
  return { request: view(ctx, row), holdings: await holdingsOf(ctx.db, await subjectsOf(ctx.db, row.request)) };
}

const selectRequests = (ctx: Ctx) =>
  ctx.db
    .select({ request: personRequests, by: users.name })
    .from(personRequests)
    .leftJoin(users, eq(users.id, personRequests.byUserId))
    .$dynamic();

function view(
  ctx: Ctx,
  { request, by }: { request: typeof personRequests.$inferSelect; by: string | null },
): RequestView {
  const { id, kind, state, note, outcome, answer, receivedAt, dueAt, doneAt } = request;
  return {
    ...{ id, kind, state, note, outcome, answer },
    by: by ?? "Hệ thống",
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    late: (doneAt ?? ctx.now()).getTime() > dueAt.getTime(),
  };
}
