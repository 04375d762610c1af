import { type SQL, sql } from "drizzle-orm";
import { bucketSql } from "./buckets.ts";
import { KEPT, KEPT_IDS, type Kept } from "./divisions.ts";
import { ANCHORS, type Anchor, columnOf, MEASURE_IDS, MEASURES, type Measure } from "./measures.ts";

/** Vietnam keeps +07:00 all year (src/domain/local-time.ts), so it is plain arithmetic. */
const local = (column: string): string => `((${column} at time zone 'UTC') + interval '7 hours')`;
/** The local day of an instant. */
export const localDay = (column: string): string => `${local(column)}::date`;
/** Its hour, "00" to "23". */
const localHour = (column: string): string => `to_char(${local(column)}, 'HH24')`;

/** Columns of sums: 0 for what is counted by another instant. */
export const sumsAt = (anchor: Anchor, sign = "1"): string =>
  MEASURE_IDS.map((id) => (MEASURES[id].at === anchor ? `sum(${sign} * ${MEASURES[id].times})::int` : "0"))
    .map((sum, at) => `${sum} as ${cellOf(MEASURE_IDS[at] as Measure)}`) // as long as the list itself
    .join(", ");

const cellOf = (id: Measure): string => MEASURES[id].cell;
export const CELLS = MEASURE_IDS.map(cellOf);

const dividedAt = (anchor: Anchor): string =>
  KEPT_IDS.map((id) => {
    const [key = "''", key2 = "''"] = KEPT[id].map((column) =>
      column === "hour" ? localHour(`r.${columnOf(anchor)}`) : `r.${column}`,
    );
    return `('${id}', ${key}, ${key2})`;
  }).join(", ");

/**
 * What rows add to kpi_cells: division, key, key2, day and every sum.
 * @param rows a relation like kpi_rounds with a column `sign`: -1 takes away
 */
export const cellChanges = (rows: string): SQL =>
  sql.raw(`
    select division, key, key2, day, ${CELLS.map((cell) => `sum(${cell})::int as ${cell}`).join(", ")}
    from (${ANCHORS.map(
      (anchor) => `
        select d.division, d.key, d.key2, ${localDay(`r.${columnOf(anchor)}`)} as day, ${sumsAt(anchor, "r.sign")}
        from ${rows} r cross join lateral (values ${dividedAt(anchor)}) d(division, key, key2)
        where r.${columnOf(anchor)} is not null group by 1, 2, 3, 4`,
    ).join(" union all ")}) changes
    group by 1, 2, 3, 4 having ${CELLS.map((cell) => `sum(${cell}) <> 0`).join(" or ")}`);

/** The same for a whole table at once: one pass for each instant instead of one row for each division. */
export function allCells(rows: string): SQL {
  const columns = ["ward_code", "unit_id", "sector", "channel", "urgency", "hour"];
  const sets = KEPT_IDS.map((id) => `(${["day", ...KEPT[id]].join(", ")})`).join(", ");
  // One bit for each column, 1 where it is not grouped by, the last column the lowest.
  const bits = (id: Kept) =>
    columns.reduce((sum, column, at) => sum + ((KEPT[id] as readonly string[]).includes(column) ? 0 : 32 >> at), 0);
  const pick = (what: (id: Kept) => string) =>
    `case g ${KEPT_IDS.map((id) => `when ${bits(id)} then ${what(id)}`).join(" ")} end`;
  const one = (anchor: Anchor) => `
    select ${pick((id) => `'${id}'`)} as division, ${pick((id) => KEPT[id][0] ?? "''")} as key,
      ${pick((id) => KEPT[id][1] ?? "''")} as key2, day, ${CELLS.join(", ")}
    from (select day, ${columns.join(", ")}, grouping(${columns.join(", ")}) as g, ${sumsAt(anchor)}
      from (select *, ${localDay(columnOf(anchor))} as day, ${localHour(columnOf(anchor))} as hour from ${rows} where ${columnOf(anchor)} is not null) days
      group by grouping sets (${sets})) sets`;
  return sql.raw(`
    select division, key, key2, day, ${CELLS.map((cell) => `sum(${cell})::int as ${cell}`).join(", ")}
    from (${ANCHORS.map(one).join(" union all ")}) cells group by 1, 2, 3, 4`);
}

/** The two clocks whose times are kept, with the columns of kpi_rounds that hold them. */
export const TIMES = {
  first_response: { met: "first_responded_at", minutes: "first_response_minutes", always: "first_response_always" },
  resolution: { met: "resolved_at", minutes: "resolution_minutes", always: "resolution_always" },
} as const;

/** What rows add to kpi_times. @param rows as in cellChanges */
export const timeChanges = (rows: string): SQL =>
  sql.raw(
    Object.entries(TIMES)
      .map(
        ([clock, { met, minutes, always }]) => `
        select '${clock}' as clock, ${always} as always, ${localDay(met)} as day, ${bucketSql(minutes)} as bucket,
          sum(sign)::int as n
        from ${rows} where ${met} is not null and ${minutes} is not null group by 2, 3, 4 having sum(sign) <> 0`,
      )
      .join(" union all "),
  );
