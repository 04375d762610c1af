import type { TicketView } from "#src/domain/ticket-view.ts";
import { TICKET_ACTIONS } from "#src/domain/transitions.ts";
import type { ShownClock } from "#src/services/clocks/shown-clocks.ts";
import type { TrackView } from "#src/services/submissions/track.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { Handler } from "#src/services/tickets/recipients.ts";

/** Wednesday 25/11/2026 14:30 in Hồ Chí Minh City. */
export const NOW = new Date("2026-11-25T07:30:00.000Z");
const HOUR = 3_600_000;
const hours = (n: number) => new Date(NOW.getTime() + n * HOUR).toISOString();

export const REFERENCE = "PA-26-7K3M9Q0";

export function fakeTicket(change: Partial<TicketView> = {}): TicketView {
  return {
    reference: REFERENCE,
    state: "needs_triage",
    sector: "drainage_flooding",
    secondarySector: null,
    urgency: "high",
    kind: "complaint",
    sentiment: "negative",
    confidence: 0.64,
    needsReview: true,
    textHidden: false,
    text: "Nắp cống trước số nhà 12 đường Cao Thắng bị vỡ từ hôm qua, nguy hiểm cho trẻ em đi học.",
    ward: null,
    location: { lat: null, lng: null, address: "12 Cao Thắng" },
    unit: null,
    assignee: null,
    channel: "webform",
    createdAt: hours(-3),
    firstResponseDueAt: hours(-1),
    firstRespondedAt: null,
    resolutionDueAt: hours(2.17),
    resolvedAt: null,
    breaches: [],
    reopened: 0,
    promisedAt: null,
    bounces: 0,
    duplicateOf: null,
    routingWhy: "vì cống, hố ga trên đường thành phố do Trung tâm Quản lý hạ tầng kỹ thuật",
    dueWhy: null,
    csat: null,
    incident: null,
    version: 3,
    ...change,
  };
}

const UNITS = [
  { id: "27145-ubnd", name: "UBND Phường Bàn Cờ" },
  { id: "hcmc-htkt", name: "Trung tâm Quản lý hạ tầng kỹ thuật" },
];
const PEOPLE: Handler[] = [
  { id: "7", name: "Nguyễn Văn Minh", unitId: "27145-ubnd", open: 4, limit: 10, awayToday: false },
  { id: "8", name: "Phạm Thu Hà", unitId: "27145-ubnd", open: 0, limit: null, awayToday: true },
];

export const fakeClock = (change: Partial<ShownClock> = {}): ShownClock => ({
  clock: "resolution",
  startedAt: hours(-3),
  dueAt: hours(2),
  originalDueAt: null,
  stoppedAt: null,
  met: false,
  breachedAt: null,
  why: "Hạn 16:40 thứ Tư 25/11/2026: 5 giờ kể từ 11:30, tính liên tục cả ngày nghỉ, vì việc khẩn.",
  working: false,
  leftMs: 0,
  ...change,
});

export function fakePage(change: Partial<TicketPage> = {}): TicketPage {
  const ticket = change.ticket ?? fakeTicket();
  return {
    ticket,
    reviewReasons: ["ward_ambiguous", "low_confidence"],
    time: {
      clocks: [
        fakeClock({ clock: "forward", dueAt: hours(-2), stoppedAt: hours(-2.5), met: true }),
        fakeClock({ clock: "first_response", dueAt: hours(-1) }),
        fakeClock({ clock: "resolution", dueAt: hours(2.17), leftMs: 2.17 * HOUR }),
      ],
      paused: null,
    },
    locatedByPerson: false,
    facts: {},
    informedUnits: [],
    relations: { merged: [], links: [] },
    names: {},
    place: {
      status: "ambiguous",
      ward: null,
      candidates: [
        { code: "27145", name: "Phường Bàn Cờ", p: 0.61 },
        { code: "26734", name: "Phường Sài Gòn", p: 0.27 },
      ],
      span: null,
      street: "Cao Thắng",
      ask: "Số 12 Cao Thắng mà Ông/Bà phản ánh thuộc Phường Bàn Cờ hay Phường Sài Gòn ạ?",
    },
    verdict: {
      sectors: [
        ["drainage_flooding", 0.71],
        ["road_infrastructure", 0.21],
        ["traffic_parking", 0.04],
      ],
      urgencies: { critical: 0.04, high: 0.66, normal: 0.29, low: 0.01 },
      keywords: ["nắp cống"],
      reasons: ["“nắp cống … bị vỡ” nói về thoát nước", "“nguy hiểm cho trẻ em” nâng mức khẩn"],
      model: "linear-1",
      confidence: 0.64,
    },
    messages: [
      {
        id: 1,
        direction: "in",
        kind: "form",
        text: ticket.text,
        hidden: false,
        occurredAt: ticket.createdAt,
        attachments: [
          { type: "upload", url: "upl_demo1" },
          { type: "image", url: "https://cdn.example.vn/a.jpg", name: "a.jpg" },
        ],
        media: [],
      },
      {
        id: 2,
        direction: "out",
        kind: "message",
        text: "Kính gửi Ông/Bà, chúng tôi đã nhận phản ánh và đang xác định địa bàn.",
        hidden: false,
        occurredAt: hours(-2),
        attachments: [],
        media: [],
      },
    ],
    contact: { name: "L••• T•••", phone: "0912 ••• 678", email: null, anonymous: false },
    mayReveal: true,
    publicAnswer: null,
    history: [
      { at: hours(-3), actor: "Người dân", action: "receive", from: {}, to: { state: "new" }, note: null },
      {
        at: hours(-2.9),
        actor: "Hệ thống",
        action: "triage",
        from: { state: "new" },
        to: { state: "needs_triage", sector: "drainage_flooding", urgency: "high", resolutionDueAt: hours(2.17) },
        note: null,
      },
      {
        at: hours(-1),
        actor: "Trần Thị Hoa",
        action: "note",
        from: {},
        to: {},
        note: "Đã gọi hỏi địa chỉ, chưa nghe máy.",
      },
    ],
    recipients: { units: UNITS, otherUnits: UNITS, people: PEOPLE },
    actions: TICKET_ACTIONS.filter((action) => action !== "accept"),
    ...change,
  };
}

export function fakeTrack(change: Partial<TrackView> = {}): TrackView {
  return {
    reference: REFERENCE,
    state: "in_progress",
    stateLabel: "Đang xử lý",
    createdAt: hours(-30),
    sector: "drainage_flooding",
    ward: { code: "27145", name: "Phường Bàn Cờ" },
    unit: { id: "hcmc-htkt", name: "Trung tâm Quản lý hạ tầng kỹ thuật" },
    firstResponseDueAt: hours(-28),
    resolutionDueAt: hours(18.5),
    resolvedAt: null,
    answer: null,
    replies: [],
    incident: null,
    steps: [
      { at: hours(-30), state: "new" },
      { at: hours(-29.9), state: "triaged" },
      { at: hours(-28), state: "assigned" },
      { at: hours(-20), state: "in_progress" },
    ],
    text: null,
    ...change,
  };
}
