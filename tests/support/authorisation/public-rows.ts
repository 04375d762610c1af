import { ALL, bySecret, CONFIGURE, FIGURES, open, READ_TICKETS, type Row } from "./row.ts";

const ref = { reference: "PA-26-0000000" };
const stale = (document: unknown) => ({ json: { document, note: "x", expectedVersion: 999 } });

/** For citizens, programs and machines. */
export const PUBLIC_ROWS: readonly Row[] = [
  open("GET /", ALL),
  open("POST /theme", ALL, () => ({ form: { theme: "dark", back: "/" } })),
  open("GET /f/:form", ALL, () => ({ params: { form: "phan-anh" } })),
  open("POST /f/:form", ALL, () => ({ params: { form: "phan-anh" }, form: { content: "" } })),
  open("GET /f/:form/done", ALL, () => ({ params: { form: "phan-anh" } })),
  open("GET /t", ALL),
  open("POST /t", ALL, async (has) => ({ form: { ref: await has.reference() } })),
  open("GET /t/:reference", ALL, async (has) => ({ params: { reference: await has.reference() } })),
  // Without the secret that the submitter got nobody reads their words.
  open("POST /t/:reference", "", async (has) => ({
    params: { reference: await has.reference() },
    form: { secret: "khong-dung" },
  })),
  open("GET /t/tep/:id", "", async (has) => ({ params: { id: await has.media(await has.ticket()) } })),
  bySecret("GET /t/tep/:id", async (has) => has.mediaLink(await has.media(await has.ticket()))),
  open("GET /bo-sung/:reference/:key", "", () => ({ params: { ...ref, key: "khong-dung" } })),
  open("POST /bo-sung/:reference/:key", "", () => ({ params: { ...ref, key: "khong-dung" }, form: { content: "x" } })),
  bySecret("GET /bo-sung/:reference/:key", async (has) => has.moreKey()),
  bySecret("POST /bo-sung/:reference/:key", async (has) => ({ ...(await has.moreKey()), form: { content: "Thêm" } })),
  open("GET /danh-gia/:token", "", () => ({ params: { token: "x".repeat(32) } })),
  open("POST /danh-gia/:token", "", () => ({ params: { token: "x".repeat(32) }, form: { score: "5" } })),
  bySecret("GET /danh-gia/:token", async (has) => ({ params: { token: await has.ratingToken() } })),
  bySecret("POST /danh-gia/:token", async (has) => ({
    params: { token: await has.ratingToken() },
    form: { score: "1" },
  })),
  open("GET /danh-gia/:token/mo-lai", ALL, () => ({ params: { token: "x".repeat(32) } })),
  open("POST /danh-gia/:token/mo-lai", "", () => ({ params: { token: "x".repeat(32) } })),
  open("GET /cong-khai", ALL),
  open("GET /cong-khai/rss.xml", ALL),
  open("GET /cong-khai/so-lieu.csv", ALL, () => ({ query: { by: "sector" } })),
  bySecret("GET /wall", async (has) => ({ query: { key: await has.wallKey() } })),
  open("GET /assets/:hash/:name", ALL, ({ stylesheet }) => ({ params: stylesheet })),
  open("GET /api/public/challenge", ALL, () => ({ query: { form: "phan-anh" } })),
  open("POST /api/public/submissions", ALL, () => ({ json: {} })),
  open("GET /api/public/submissions/:reference", ALL, async (has) => ({
    params: { reference: await has.reference() },
    headers: { "x-track-secret": "khong-dung" },
  })),
  open("POST /api/public/uploads", ALL, () => ({ form: {} })),

  // A provider is known by its signature; these have none.
  open("POST /hooks/:hook/:account", "", () => ({ params: { hook: "zalo", account: "zalo-thu" }, json: {} })),
  open("GET /hooks/facebook/:account", "", () => ({ params: { account: "fb-thu" } })),
  open("GET /hooks/call/:account/answer", "", () => ({ params: { account: "hotline-thu" } })),
  open("POST /hooks/call/:account/answer", "", () => ({ params: { account: "hotline-thu" }, json: {} })),
  open("GET /healthz", ALL),
  open("GET /readyz", ALL),
  open("GET /metrics", ALL),
  open("GET /openapi.json", ALL),

  open("GET /api/events", READ_TICKETS, async (has) => {
    await has.ticket();
    return { query: { last: "1" } };
  }),
  open("GET /api/notices", READ_TICKETS, async (has) => {
    await has.notice(await has.ticket());
    return {};
  }),
  open("POST /api/notices/read", READ_TICKETS, async (has) => ({
    json: { ids: [await has.notice(await has.ticket())] },
  })),
  open("GET /api/kpi", FIGURES),
  open("GET /api/kpi/:id", FIGURES, () => ({ params: { id: "received" }, query: { by: "unit" } })),
  open("GET /api/kpi/:id", FIGURES, ({ unitId }) => ({
    params: { id: "received" },
    query: { unit: unitId, format: "csv" },
  })),
  open("GET /api/kpi/:id/tickets", FIGURES, ({ unitId }) => ({ params: { id: "received" }, query: { unit: unitId } })),
  open("GET /api/kpi/:id/tickets", FIGURES, () => ({ params: { id: "received" }, query: { format: "csv" } })),
  open("GET /api/csat", "oula K", () => ({ query: { by: "officer" } })),
  open("GET /api/understanding", CONFIGURE),
  ...["calendars", "policies"].flatMap((part) => [
    open(`GET /api/${part}`, CONFIGURE),
    open(`PUT /api/${part}`, CONFIGURE, () => stale({})),
    open(`POST /api/${part}/preview`, CONFIGURE, () => ({ json: { document: {} } })),
  ]),
  open("GET /api/calendars/export", CONFIGURE, () => ({ query: { calendar: "office" } })),
  open("POST /api/calendars/import", CONFIGURE, () => ({ json: { text: "ngày,tên\n" } })),
  open("GET /api/routing/rules", CONFIGURE),
  open("GET /api/routing/units", CONFIGURE),
  open("PUT /api/routing/rules", CONFIGURE, () => stale([])),
  open("PUT /api/routing/units", CONFIGURE, () => stale({})),
  open("POST /api/routing/explain", CONFIGURE, () => ({ json: { sector: "noise", urgency: "normal" } })),
  open("POST /api/routing/dry-run", CONFIGURE, () => ({ json: { document: [] } })),
];
