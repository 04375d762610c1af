import { createHash } from "node:crypto";
import type { auditLog } from "#src/db/schema/index.ts";
import type { SecretBox } from "../secret-box.ts";

export type AuditRow = typeof auditLog.$inferSelect;

/** JSON with the keys of every object in order, so that equal contents are equal text after a stay in jsonb. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

/** sha256, hex, over the row and the digest of the one before: anybody can compute it again. */
export function rowHash(row: Omit<AuditRow, "hash">): string {
  const { id, at, actor, actorName, action, subject, details, prevHash } = row;
  const text = canonical([id, at.toISOString(), actor, actorName, action, subject, details, prevHash]);
  return createHash("sha256").update(text).digest("hex");
}

/** Only who has SECRET_KEY can say where the log ends. */
export const signHead = (box: SecretBox, lastId: number, hash: string): string =>
  box.sign("audit-head-1", `${lastId} ${hash}`);
