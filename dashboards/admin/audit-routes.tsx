import { Hono } from "hono";
import { stream } from "hono/streaming";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { localDate } from "#src/domain/local-time.ts";
import { AuditPage } from "./audit-page.tsx";

/** Mounted at /admin/audit, behind the guard; for auditors and administrators. */
export const auditRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const filter = c.req.query();
      const found = await verbs.listAudit(c.get("ctx"), filter);
      return c.html(<AuditPage page={pageOf(c)} {...found} filter={filter} proof={null} />);
    })
    // Reads the whole log: asked for by a press, not by opening the page.
    .post("/verify", async (c) => {
      const proof = await verbs.verifyAudit(c.get("ctx"));
      const found = await verbs.listAudit(c.get("ctx"), {});
      return c.html(<AuditPage page={pageOf(c)} {...found} filter={{}} proof={proof} />);
    })
    // A POST, for the download itself is written down.
    .post("/export", async (c) => {
      const lines = await verbs.exportAudit(c.get("ctx"), c.req.query());
      c.header("content-type", "text/csv; charset=utf-8");
      const name = `nhat-ky-${localDate(c.get("ctx").now())}.csv`;
      c.header("content-disposition", `attachment; filename="${name}"`);
      return stream(c, async (out) => {
        for await (const part of lines) await out.write(part);
      });
    });
