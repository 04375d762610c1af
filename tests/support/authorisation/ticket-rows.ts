import type { TicketRow } from "#src/services/tickets/view.ts";
import type { Belongings } from "./belongings.ts";
import { type Asking, DIRECT, dayAhead, HANDLE, ofUnit, open, READ_TEXT, READ_TICKETS, type Row } from "./row.ts";

type Fields = Record<string, string>;
export interface Deed {
  who: string;
  state?: Partial<TicketRow> | ((has: Belongings) => Promise<Partial<TicketRow>>);
  /** As a program sends it; a form has the same names where `form` says no other. */
  input: (has: Belongings) => Fields | Promise<Fields>;
  form?: Fields;
}

const IN_HAND = { state: "in_progress" as const };
const LATER = `${dayAhead(30)}T09:00`;
const none = () => ({});

/** The actions of a ticket: who may, in which state, with what. */
export const DEEDS: Record<string, Deed> = {
  accept: { who: HANDLE, input: none },
  classify: { who: HANDLE, input: () => ({ sector: "noise", urgency: "low" }) },
  locate: { who: HANDLE, input: () => ({ wardCode: "27154" }) },
  assign: { who: DIRECT, input: ({ unitId }) => ({ unitId }) },
  transfer: { who: HANDLE, input: () => ({ unitId: "hcmc-sxd", reason: "Không thuộc thẩm quyền" }) },
  reply: { who: HANDLE, input: () => ({ text: "Đơn vị đã tiếp nhận." }) },
  note: { who: "oful W", input: () => ({ note: "Đã gọi điện." }) },
  pause: { who: HANDLE, state: IN_HAND, input: () => ({ reason: "Xin thêm ảnh" }) },
  resume: { who: HANDLE, state: { state: "waiting_citizen" }, input: none },
  extend: {
    ...{ who: DIRECT, state: IN_HAND, input: () => ({ promisedAt: `${LATER}:00+07:00`, reason: "Chờ vật tư" }) },
    form: { promisedAt: LATER, reason: "Chờ vật tư" },
  },
  resolve: { who: HANDLE, state: IN_HAND, input: () => ({ answer: "Đã thay nắp cống." }) },
  reopen: { who: HANDLE, state: { state: "resolved" }, input: () => ({ reason: "Nắp lại bể" }) },
  merge: { who: DIRECT, input: async (has) => ({ into: await has.reference() }) },
  unmerge: {
    who: DIRECT,
    state: async (has) => ({ state: "duplicate", duplicateOf: (await has.ticket()).id }),
    input: none,
  },
  split: { who: DIRECT, input: () => ({ text: "Hẻm ngập nước" }) },
  link: { who: HANDLE, input: async (has) => ({ to: await has.reference() }) },
  reject: { who: HANDLE, input: () => ({ reason: "Không thuộc thẩm quyền của Thành phố" }) },
  escalate: { who: "oful W", input: () => ({ reason: "Kéo dài", to: "leader" }) },
};

/** A ticket of a unit to which this can be done. @param more what it is besides */
export async function readyFor(action: string, has: Belongings, more: Partial<TicketRow> = {}): Promise<TicketRow> {
  const state = DEEDS[action]?.state;
  return has.ticket({ ...(typeof state === "function" ? await state(has) : state), ...more });
}

const actions: Row[] = Object.entries(DEEDS).flatMap(([action, { who, input, form }]) => {
  const asking =
    (fields: (given: Fields) => object): Asking =>
    async (has) => ({
      params: { reference: (await readyFor(action, has)).reference, action },
      ...fields(await input(has)),
    });
  return [
    ofUnit(
      `POST /api/tickets/:reference/${action}`,
      who,
      asking((json) => ({ json })),
    ),
    ofUnit(
      "POST /console/tickets/:reference/:action",
      who,
      asking((given) => ({ form: form ?? given })),
    ),
  ];
});

const about =
  (state: Partial<TicketRow> = {}, more: object = {}): Asking =>
  async (has) => ({ params: { reference: await has.reference(state) }, ...more });
/** What one's own ticket is brought together with. */
const together =
  (field: string, kind: "json" | "form", action: string): Asking =>
  async (has, own) => ({
    params: { reference: await own.reference(), action },
    [kind]: { [field]: await has.reference() },
  });

/** /api/tickets and /console/tickets: everything about tickets. */
export const TICKET_ROWS: readonly Row[] = [
  ...actions,
  ofUnit("POST /api/tickets/:reference/merge", DIRECT, together("into", "json", "merge")),
  ofUnit("POST /api/tickets/:reference/link", HANDLE, together("to", "json", "link")),
  // The page of one's own ticket says that there is no such other one.
  open("POST /console/tickets/:reference/:action", DIRECT, together("into", "form", "merge")),
  open("POST /console/tickets/:reference/:action", HANDLE, together("to", "form", "link")),
  open("GET /api/tickets", READ_TICKETS),
  open("GET /api/tickets", READ_TICKETS, ({ mark }) => ({ query: { q: mark } })),
  open("GET /api/tickets", READ_TICKETS, ({ unitId }) => ({ query: { unit: unitId } })),
  open("GET /api/tickets", READ_TICKETS, async (has) => ({ query: { q: await has.reference() } })),
  open("GET /api/tickets", READ_TICKETS, async (has) => {
    await has.ticket();
    return { query: { q: "0912 345 678" } };
  }),
  ofUnit("GET /api/tickets/:reference", READ_TICKETS, about()),
  ofUnit("GET /api/tickets/:reference/history", READ_TICKETS, about()),
  ofUnit("GET /api/tickets/:reference/similar", READ_TICKETS, about()),
  ofUnit("GET /api/tickets/:reference/duplicates", READ_TICKETS, about()),
  // Nobody has done anything to it that could be taken back.
  ofUnit("POST /api/tickets/:reference/undo", READ_TICKETS, about()),
  open("POST /api/tickets/bulk", "oful W", async (has) => ({
    json: { references: [await has.reference()], action: "note", input: { note: "Đã xem" } },
  })),
  open("POST /api/tickets/bulk", HANDLE, async (has) => ({
    json: { references: [await has.reference()], action: "resolve", input: { answer: "Đã xong" } },
    headers: { accept: "application/x-ndjson" },
  })),
  ofUnit("POST /api/tickets/assign-backlog", DIRECT, ({ unitId }) => ({ json: { unitId, turns: "round_robin" } })),

  ofUnit("GET /console/tickets/:reference", READ_TICKETS, about()),
  ofUnit("GET /console/tickets/:reference", READ_TICKETS, async (has) => {
    const ticket = await has.ticket();
    await Promise.all([has.bubble(ticket), has.extensionRequest(ticket), has.media(ticket)]);
    return { params: { reference: ticket.reference }, query: { done: "note" } };
  }),
  open("GET /console/tickets/:reference/:action", "ofulda RWKA", about()),
  ofUnit("POST /console/tickets/:reference/contact", "ofu", about({}, { form: { reason: "call_back" } })),
  ofUnit("GET /console/tickets/:reference/attachments/:id", READ_TEXT, async (has) => {
    const ticket = await has.ticket();
    return { params: { reference: ticket.reference, id: await has.upload(ticket) } };
  }),
  ofUnit("GET /console/tickets/:reference/media/:id", READ_TEXT, async (has) => {
    const ticket = await has.ticket();
    return { params: { reference: ticket.reference, id: await has.media(ticket) } };
  }),
  ofUnit("POST /console/tickets/:reference/reply", HANDLE, about({}, { form: { text: "Chào anh/chị", do: "send" } })),
  ofUnit("POST /console/tickets/:reference/reply", HANDLE, about({}, { form: { text: "Chào anh/chị", do: "draft" } })),
  ofUnit("POST /console/tickets/:reference/reply/typing", HANDLE, about({}, { form: { text: "Chào" } })),
  ofUnit("POST /console/tickets/:reference/automatic", HANDLE, about({}, { form: { on: "1" } })),
  ofUnit("POST /console/tickets/:reference/automatic", HANDLE, about({}, { form: { on: "0" } })),
  open("GET /console/tickets/:reference/outgoing/:id", "ofulda RWKA", async (has) => {
    const ticket = await has.ticket();
    return { params: { reference: ticket.reference, id: await has.bubble(ticket) } };
  }),
  // What cannot be sent again is said on the page of the ticket, which a token that only writes does not read.
  ...[["sent", HANDLE] as const, ["failed", HANDLE] as const, ["again", "ofu"] as const].map(([what, who]) =>
    ofUnit("POST /console/tickets/:reference/outgoing/:id", who, async (has, own) => {
      const ticket = await has.ticket();
      return { params: { reference: await own.reference(), id: await has.bubble(ticket) }, form: { do: what } };
    }),
  ),
  // Of what is read first, which a token that only writes does not.
  ofUnit("POST /console/tickets/:reference/agree", "ofu", about({}, { form: { version: "1", back: "/console" } })),
  ofUnit(
    "POST /console/tickets/:reference/suggestion",
    HANDLE,
    about({}, { form: { sector: "noise", urgency: "low", wardCode: "27154" } }),
  ),
  // A macro is of one unit: the desk has its own.
  ofUnit("POST /console/tickets/:reference/macro", "fu", async (has) => ({
    params: { reference: await has.reference() },
    form: { macro: String(await has.macro()) },
  })),
  ofUnit(
    "POST /console/tickets/:reference/extension",
    "f",
    about(IN_HAND, { form: { promisedAt: LATER, reason: "Chờ vật tư" } }),
  ),
  ofUnit("POST /console/tickets/:reference/undo", READ_TICKETS, about({}, { form: { steps: "1" } })),
  open("GET /console/tickets/bulk", "ofulda RWKA"),
  open("POST /console/tickets/bulk", "oful W", async (has) => ({
    form: { reference: await has.reference(), action: "note", filled: "1", note: "Đã xem" },
  })),
  open("POST /console/tickets/bulk", DIRECT, async (has) => ({
    form: { reference: await has.reference(), action: "assign" },
  })),
];
