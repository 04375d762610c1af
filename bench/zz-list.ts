import { connect } from "#src/db/client.ts";
import { createLog } from "#src/log.ts";
import { startEmbedded } from "#src/storage/embedded.ts";
import { searchTickets } from "#src/services/search/search-tickets.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { listViews } from "#src/services/views/list-views.ts";
import { countTickets } from "#src/services/tickets/count.ts";
const server = await startEmbedded("/tmp/list-data", createLog("warn", "x"));
const client = connect(server.address, 4);
const ctxOf = (role: string, unitId: string | null): any => ({ db: client.db, sql: client.sql, now: () => new Date(), city: null, box: { index: (x: string) => x }, log: createLog("warn", "x"), actor: { kind: "user", userId: 1, name: "x", role, unitId, scopes: null } });
const op = ctxOf("operator", null);
const [{ unit }] = (await client.sql`select unit_id as unit from tickets where unit_id like '%ubnd' group by 1 order by count(*) desc limit 1`) as any;
const off = ctxOf("officer", unit);
async function time(name: string, work: (i: number) => Promise<unknown>, n = 12) {
  const all: number[] = []; let r: any;
  for (let i = 0; i < n; i++) { const t = performance.now(); r = await work(i); all.push(performance.now() - t); }
  all.sort((a, b) => a - b);
  console.log(name.padEnd(46), "p50", all[n >> 1]?.toFixed(0), "p95", all[Math.floor(n * 0.95)]?.toFixed(0), "max", all.at(-1)?.toFixed(0), "rows", r?.rows?.length ?? r?.items?.length ?? "", r?.bounded ?? "", r?.next ? "next" : "");
}
const mode = process.argv[2];
if (mode === "sql") { console.log((await client.sql.unsafe(process.argv[3] ?? "")).map((r: any) => Object.values(r).join(" | ")).join("\n")); await client.close(); process.exit(); }
for (const q of ["duong", "rac", "tran phu", "Trần Phú", "ngập nước đường", "karaoke", "karaoke tran phu", "zzz", "12/3", "hem 12", "cong", "khong", "kh", "ban dem", "phuong", "đèn đường hư"]) await time(`op search ${q}`, () => searchTickets(op, q, { limit: 30 } as any));
for (const q of ["duong", "tran phu", "karaoke", "zzz", "hem"]) await time(`off search ${q}`, () => searchTickets(off, q, { limit: 30 } as any));
await time("op search duong, triage", () => searchTickets(op, "duong", { state: ["needs_triage"], limit: 30 } as any));
await time("op search karaoke, closed sector noise", () => searchTickets(op, "karaoke", { state: ["closed"], sector: ["noise"], limit: 30 } as any));
const [{ ward }] = (await client.sql`select ward_code as ward from tickets where ward_code is not null group by 1 order by count(*) limit 1`) as any;
for (const [name, c] of [["op", op], ["off", off]] as const) {
  await time(`${name} list all`, () => listTickets(c, { limit: 30 }));
  await time(`${name} list needs_triage`, () => listTickets(c, { state: "needs_triage", limit: 30 }));
  await time(`${name} list closed`, () => listTickets(c, { state: "closed", limit: 30 }));
  await time(`${name} list overdue`, () => listTickets(c, { due: "overdue", limit: 30 }));
  await time(`${name} list soon`, () => listTickets(c, { due: "soon", limit: 30 }));
  await time(`${name} list open critical`, () => listTickets(c, { state: "new,needs_triage,triaged,assigned,in_progress,waiting_citizen,reopened", urgency: "critical", limit: 30 }));
  await time(`${name} list reopened open`, () => listTickets(c, { state: "new,needs_triage,triaged,assigned,in_progress,waiting_citizen,reopened", mark: "reopened", limit: 30 }));
  await time(`${name} list bad`, () => listTickets(c, { mark: "bad_rating", limit: 30 }));
  await time(`${name} list ward+sector`, () => listTickets(c, { ward, sector: "noise", limit: 30 }));
  await time(`${name} list ward+sector+open`, () => listTickets(c, { ward, sector: "noise", state: "new,needs_triage,triaged,assigned,in_progress,waiting_citizen,reopened", limit: 30 }));
  await time(`${name} list mine`, () => listTickets(c, { assignee: "me", limit: 30 }));
  await time(`${name} views`, () => listViews(c));
  await time(`${name} counts`, () => countTickets(c));
}
let cursor: string | undefined;
await time("deep pages", async () => { const r = await listTickets(op, { limit: 30, ...(cursor && { cursor }) }); cursor = r.next ?? undefined; return r; }, 30);
console.log(await listViews(off).then((v) => v.map((x) => `${x.id}=${x.n}`).join(" ")), await listViews(op).then((v) => v.map((x) => `${x.id}=${x.n}`).join(" ")));
await client.close();
