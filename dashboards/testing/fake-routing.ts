import type { Verbs } from "#dashboards/verbs.ts";
import { loadCity } from "#src/city/load-city.ts";
import { explainRouting } from "#src/services/routing/explain.ts";
import type { Documents } from "#src/services/routing/load-setting.ts";

type Routing = Pick<
  Verbs,
  "loadRoutingSetting" | "loadOldDocument" | "publishRouting" | "dryRunRules" | "explainRouting" | "unitUse"
>;

const city = loadCity("hcmc");
const documents: Documents = { rules: city.rules, units: city.unitsFile };

/** The shipped table and units, one version applied; nothing depends on any unit. */
export const fakeRouting: Routing = {
  loadRoutingSetting: async (_ctx, part) => ({
    document: documents[part],
    version: 1,
    history: [{ version: 1, note: "QĐ 31/2025", byName: "Lê Văn Quản", at: new Date("2026-11-20T03:00:00Z") }],
  }),
  loadOldDocument: async (_ctx, part) => documents[part],
  publishRouting: async () => ({ version: 2 }),
  dryRunRules: async () => ({
    from: new Date("2026-10-25T00:00:00Z"),
    until: new Date("2026-11-25T00:00:00Z"),
    asOf: new Date("2026-11-25T00:00:00Z"),
    looked: 1_200,
    cut: false,
    moved: 7,
    reworded: 2,
    moves: [
      {
        sector: "noise",
        from: { id: "27145-congan", name: "Công an phường Bàn Cờ" },
        to: { id: "27145-ubnd", name: "UBND phường Bàn Cờ" },
        tickets: 7,
      },
    ],
    units: [{ id: "27145-ubnd", name: "UBND phường Bàn Cờ", more: 7, fewer: 0 }],
    examples: [
      {
        reference: "PA-26-7K3M9QD",
        sector: "noise",
        from: { id: "27145-congan", name: "Công an phường Bàn Cờ" },
        to: { id: "27145-ubnd", name: "UBND phường Bàn Cờ" },
        rule: "vì thử",
      },
    ],
  }),
  // Safe: asked with a city and an actor it needs no more of ctx.
  explainRouting: (ctx, input) => explainRouting({ ...ctx, city }, input),
  unitUse: async () => ({ openTickets: 3, rules: ["noise"], people: 1 }),
};
