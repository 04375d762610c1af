import { sql } from "drizzle-orm";
import { withCtx } from "#src/bin/commands/with-ctx.ts";
await withCtx(async (ctx) => { for (const q of ["cluster kpi_times using kpi_times_idx", "cluster kpi_cells using kpi_cells_idx", "vacuum analyze kpi_times", "vacuum analyze kpi_cells", "vacuum analyze kpi_rounds"]) await ctx.db.execute(sql.raw(q)); });
