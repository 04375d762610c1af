import type { DeskVerbs } from "#dashboards/desk-verbs.ts";
import { VIEWS, VIEWS_OF, type ViewId } from "#src/domain/views.ts";
import type { ViewCount } from "#src/services/views/list-views.ts";
import { fakeTicket } from "./fake-tickets.ts";

export const fakeView = (id: ViewId, n: number | null): ViewCount => ({
  id,
  name: null,
  filters: VIEWS[id],
  n,
  saved: null,
});

/** Verbs of the list that answer from made-up data and remember nothing. */
export const fakeDesk: DeskVerbs = {
  listTickets: async () => ({ items: [fakeTicket()], next: null }),
  deskRows: async () => [fakeTicket()],
  listViews: async (ctx) =>
    VIEWS_OF[ctx.actor.role ?? "operator"].map((id) => fakeView(id, id === "all" ? null : id === "triage" ? 7 : 4)),
  saveView: async () => "v1",
  deleteView: async () => {},
  shareView: async () => {},
  moveView: async () => {},
  noteHere: async () => ({ here: [], version: 1 }),
  noteGone: async () => {},
};
