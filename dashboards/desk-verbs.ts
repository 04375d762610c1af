import { deskRows, listDesk } from "#src/services/desk/list-desk.ts";
import { noteGone, noteHere } from "#src/services/presence/note-here.ts";
import { deleteView, moveView, saveView, shareView } from "#src/services/views/change-views.ts";
import { listViews } from "#src/services/views/list-views.ts";

/** What the list of tickets asks of the service: rows, views, who is here. */
export const deskVerbs = {
  listTickets: listDesk,
  deskRows,
  listViews,
  saveView,
  deleteView,
  shareView,
  moveView,
  noteHere,
  noteGone,
};
export type DeskVerbs = typeof deskVerbs;
