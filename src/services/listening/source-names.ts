import { asc, isNull } from "drizzle-orm";
import { sources } from "#src/db/schema/index.ts";
import type { SourceKind } from "#src/domain/listening/source-kinds.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";

export interface SourceName {
  id: string;
  kind: SourceKind;
  name: string;
}

/** Where the city listens, by name: for whoever reads mentions, who need not see how a source is read. @throws {AppError} FORBIDDEN */
export async function sourceNames(ctx: Ctx): Promise<SourceName[]> {
  allow(ctx.actor, "mention.read");
  return ctx.db
    .select({ id: sources.id, kind: sources.kind, name: sources.name })
    .from(sources)
    .where(isNull(sources.removedAt))
    .orderBy(asc(sources.name));
}
