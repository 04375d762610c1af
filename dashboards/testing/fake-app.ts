import { Hono } from "hono";
import { mountPages } from "#dashboards/mount.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { City } from "#src/city/city.ts";
import { type Actor, CITIZEN } from "#src/domain/actor.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { fakeAdmin } from "./fake-admin.ts";
import { fakeAlerts } from "./fake-alerts.ts";
import { fakeCity } from "./fake-city.ts";
import { fakeDesk } from "./fake-desk.ts";
import { fakeDirectives } from "./fake-directives.ts";
import { fakeFigures } from "./fake-figures.ts";
import { fakeIdentity } from "./fake-identity.ts";
import { fakeIncidents } from "./fake-incidents.ts";
import { fakeMails } from "./fake-mails.ts";
import { fakeMentions } from "./fake-mentions.ts";
import { fakePeople } from "./fake-people.ts";
import { fakeReplies } from "./fake-replies.ts";
import { fakeReport } from "./fake-report.ts";
import { fakeRouting } from "./fake-routing.ts";
import { fakeEffect, fakeSetting } from "./fake-settings.ts";
import { fakeSources } from "./fake-sources.ts";
import { fakeTexts } from "./fake-texts.ts";
import { fakePage, fakeTicket, fakeTrack, NOW, REFERENCE } from "./fake-tickets.ts";
import { fakeWork } from "./fake-work.ts";

export const OPERATOR: Actor = {
  kind: "user",
  userId: 1,
  name: "Trần Thị Hoa",
  role: "operator",
  unitId: null,
  scopes: null,
};

export const ADMIN: Actor = { ...OPERATOR, userId: 2, name: "Lê Văn Quản", role: "admin" };

const TOKEN = "session-token";

/** Verbs that answer from made-up data and remember nothing. */
export const fakeVerbs: Verbs = {
  loadForm: async (_ctx, id) => {
    if (id !== "phan-anh") throw new AppError("NOT_FOUND", "Biểu mẫu này không có hoặc đã ngừng tiếp nhận.");
    return { id, channel: "webform" };
  },
  submitForm: async () => ({ code: REFERENCE, trackUrl: "", secret: "bi-mat-cua-toi", duplicate: false }),
  limitAddress: () => {},
  saveUpload: async (_ctx, { bytes }) => ({
    id: "upl_demo1",
    mime: "image/jpeg",
    bytes: bytes.byteLength,
    width: 1,
    height: 1,
  }),
  readUpload: async () => {
    throw new AppError("NOT_FOUND", "Không tìm thấy tệp này.");
  },
  trackSubmission: async (_ctx, reference) => {
    if (reference !== REFERENCE) throw new AppError("NOT_FOUND", "Không tìm thấy.");
    return fakeTrack();
  },
  signIn: async () => ({
    token: TOKEN,
    expiresAt: new Date(NOW.getTime() + 3_600_000),
    mustChangePassword: false,
    step: null,
    knownDevice: "device",
  }),
  signOut: async () => {},
  changePassword: async () => null,
  loadTicketPage: async () => fakePage(),
  findSimilar: async () => [],
  revealContact: async () => ({ name: "Lê Thị Tám", phone: "0912345678", email: null }),
  act: async () => fakeTicket(),
  findDuplicates: async () => [],
  undoTicket: async () => fakeTicket(),
  bulkAct: async function* (_ctx, { references }) {
    for (const reference of references) yield { reference, ok: true, version: 4 };
  },
  drainBacklog: async () => ({ assigned: [REFERENCE], waiting: 0 }),
  recipientsOf: async () => fakePage().recipients,
  listNotices: async () => ({ items: [], next: null }),
  markRead: async (_ctx, { ids }) => ({ marked: ids.length }),
  countUnread: async () => 0,
  reportUnderstanding: async () => fakeReport(),
  ...fakeFigures,
  ...fakeDirectives,
  addWallLink: async () => "https://langnghe.example.vn/wall?key=k",
  listWallLinks: async () => [{ id: 1, name: "Sảnh", by: null, createdAt: NOW, seenAt: null, revokedAt: null }],
  knowsWallKey: async (_ctx, key) => key === "khoa-cua-man-hinh-sanh-1",
  revokeWallLink: async () => {},
  ...fakeIdentity,
  ...fakeAdmin,
  ...fakeDesk,
  ...fakeMails,
  ...fakeMentions,
  ...fakeAlerts,
  ...fakeIncidents,
  ...fakePeople,
  ...fakeReplies,
  ...fakeRouting,
  ...fakeSources,
  ...fakeTexts,
  ...fakeWork,
  loadSetting: async (_ctx, part) => fakeSetting(part),
  loadOldSetting: async (_ctx, part) => fakeSetting(part).document,
  // Safe: the pages hand in a document of this very part.
  previewSetting: async (_ctx, part, document) => ({
    document: document as ReturnType<typeof fakeSetting<typeof part>>["document"],
    effect: fakeEffect(),
  }),
  applySetting: async () => ({ version: 3, tickets: 40, moved: 2 }),
  readSession: () => TOKEN,
  setSession: (c, token) => c.header("set-cookie", `langnghe=${token}; HttpOnly`, { append: true }),
  clearSession: (c) => c.header("set-cookie", "langnghe=; Max-Age=0", { append: true }),
};

interface FakeAppOptions {
  verbs?: Partial<Verbs>;
  actor?: Actor | null;
  mustChangePassword?: boolean;
  mustAddFactor?: boolean;
  city?: City;
}

/** The pages behind a stand-in for the middleware of src/api. Errors surface as their code, for tests to read. */
export function fakeApp({
  verbs = {},
  actor = null,
  mustChangePassword = false,
  mustAddFactor = false,
  city = fakeCity,
}: FakeAppOptions = {}): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const ctx = {
    city,
    now: () => NOW,
    actor: actor ?? CITIZEN,
    publicUrl: "https://langnghe.example.vn",
    log: { error: () => {} },
  };
  app.use(async (c, next) => {
    // Safe: the pages use no more of ctx than this; the verbs that would are replaced.
    c.set("ctx", ctx as unknown as Ctx);
    c.set("actor", actor);
    c.set("mustChangePassword", mustChangePassword);
    c.set("mustAddFactor", mustAddFactor);
    c.set("nonce", "n0nce");
    c.set("requestId", "req-1");
    c.set("ip", "203.0.113.7");
    await next();
  });
  app.route("/", mountPages({ publicUrl: ctx.publicUrl }, { ...fakeVerbs, ...verbs }));
  app.onError((error, c) => c.text(error instanceof AppError ? error.code : String(error.stack), 500));
  return app;
}
