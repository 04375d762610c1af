import type { DirectiveVerbs } from "#dashboards/directive-verbs.ts";
import type { DirectiveView } from "#src/services/directives/directive-view.ts";
import { fakeTicket, NOW, REFERENCE } from "./fake-tickets.ts";

const directive: DirectiveView = {
  id: 12,
  subject: "ticket",
  about: REFERENCE,
  wardName: null,
  text: "Khẩn trương khơi thông cống trước ngày 30.",
  unit: { id: "27154-ubnd", name: "UBND phường Bàn Cờ" },
  by: "Nguyễn Văn Lãnh",
  state: "open",
  dueAt: new Date(NOW.getTime() - 3_600_000),
  overdue: true,
  createdAt: NOW,
  doneAt: null,
};

export const fakeDirectives = {
  openDirective: async () => 12,
  answerDirective: async () => {},
  acceptDirective: async () => {},
  sendBackDirective: async () => {},
  listDirectives: async () => ({ items: [directive], next: null }),
  loadDirective: async () => ({
    directive,
    lines: [{ step: "opened", text: directive.text, dueAt: directive.dueAt, by: directive.by, at: NOW }],
  }),
  countDirectives: async () => ({ open: 1, overdue: 1, answered: 0 }),
  loadTicket: async () => fakeTicket(),
} satisfies DirectiveVerbs;
