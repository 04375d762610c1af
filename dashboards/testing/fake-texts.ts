import type { Verbs } from "#dashboards/verbs.ts";
import { loadPack } from "#src/city/load-city.ts";

type Texts = Pick<Verbs, "loadTextSetting" | "loadOldText" | "publishText" | "listCallBacks">;

/** The shipped texts and articles, changed once. */
export const fakeTexts: Texts = {
  loadTextSetting: async (_ctx, part) => ({
    document: loadPack("hcmc")[part],
    version: 1,
    history: [{ version: 1, note: "Sửa lời chào", byName: "Lê Văn Quản", at: new Date("2026-11-20T03:00:00Z") }],
  }),
  loadOldText: async (_ctx, part) => loadPack("hcmc")[part],
  publishText: async () => ({ version: 2 }),
  listCallBacks: async () => [
    { id: "1", phone: "0912 ••• 678", lastCalledAt: "2026-11-25T02:00:00.000Z", times: 3, reference: null },
  ],
};
