import { sql } from "drizzle-orm";
import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** An instant, always timestamptz, UTC in storage. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** When the row was written, by the clock of the database: the only clock that SLA times start from. */
export const writtenAt = (name = "created_at") => instant(name).notNull().default(sql`now()`);

/** A key of our own; outside it is an opaque string. */
export const identity = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

export const reference = (name: string) => bigint(name, { mode: "number" });

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});
