import type { IncidentVerbs } from "#dashboards/incident-verbs.ts";
import type { PublicIncident } from "#src/services/incidents/public-incidents.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";
import { NOW, REFERENCE } from "./fake-tickets.ts";

export const INCIDENT = "SC-26-0000000";
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export const fakeIncident = (change: Partial<IncidentView> = {}): IncidentView => ({
  reference: INCIDENT,
  state: "proposed",
  title: "Ngập nước: Phường Bàn Cờ",
  sector: "drainage_flooding",
  leadUnit: null,
  statusLine: "",
  publicNote: "",
  public: false,
  expectedAt: null,
  location: { lat: 10.7705, lng: 106.682, radiusM: 240 },
  wards: [{ code: "27154", name: "Phường Bàn Cờ" }],
  firstAt: before(90),
  lastAt: before(5),
  people: 6,
  members: 7,
  why: ["matter:flood", "metres:120", "ward:27154", "minutes:12", "people:6"],
  closing: false,
  confirmedAt: null,
  closedAt: null,
  version: 2,
  ...change,
});

const onView: PublicIncident = {
  ...{ reference: INCIDENT, state: "on", title: "Ngập nước: Phường Bàn Cờ", sector: "drainage_flooding" },
  ...{ unit: "UBND phường Bàn Cờ", statusLine: "Đang bơm thoát nước.", note: "Bà con đi đường Nguyễn Thị Minh Khai." },
  ...{ expectedAt: before(-120), wards: [{ code: "27154", name: "Phường Bàn Cờ" }], since: before(90) },
  ...{ overAt: null, people: 6 },
};

/** Made-up incidents: one to confirm, one going on in public. */
export const fakeIncidents = {
  listIncidents: async () => ({ items: [fakeIncident()], next: null }),
  countIncidents: async () => ({ proposed: 1, confirmed: 0, refused: 0, closed: 0 }),
  loadIncidentPage: async () => ({
    incident: fakeIncident(),
    members: [
      {
        ...{
          id: 1,
          kind: "ticket",
          name: REFERENCE,
          state: "triaged",
          text: "Hẻm 12 ngập quá đầu gối",
          at: before(90),
        },
        ...{ ward: "Phường Bàn Cờ", position: { lat: 10.7705, lng: 106.682 }, score: 0.93 },
        ...{ reasons: ["matter:flood", "metres:120"], byMachine: true, heldOpen: false, skipped: null },
      },
    ],
    hidden: 0,
    events: [{ step: "proposed", facts: {}, by: "Hệ thống", at: before(60) }],
    answers: [],
    undoable: null,
    others: [{ reference: "SC-26-1111111", title: "Ngập nước: Phường Vườn Lài" }],
    likely: [
      {
        ...{ reference: "SC-26-1111111", title: "Ngập nước: Phường Vườn Lài", into: INCIDENT },
        from: { reference: "SC-26-1111111", version: 1 },
      },
    ],
    mayManage: true,
    mayReopen: false,
    mayAnswer: true,
  }),
  previewAnswer: async () => ({
    samples: [{ reference: REFERENCE, way: "zalo", text: `Về phản ánh ${REFERENCE} của ông/bà: Đang bơm.` }],
    counts: [{ way: "zalo", people: 6 }],
    people: 6,
  }),
  incidentOfTicket: async () => ({ own: null, likely: [{ incident: fakeIncident(), reasons: ["matter:flood"] }] }),
  actOnIncident: async () => {},
  proposeIncident: async () => INCIDENT,
  listPublicIncidents: async () => [onView],
  countPublicIncidents: async () => 1,
  loadPublicIncident: async () => ({ incident: onView, lines: [{ at: before(30), text: "Đang bơm thoát nước." }] }),
} satisfies IncidentVerbs;
