import { acceptDirective } from "#src/services/directives/accept.ts";
import { answerDirective } from "#src/services/directives/answer.ts";
import { countDirectives } from "#src/services/directives/count.ts";
import { listDirectives } from "#src/services/directives/list.ts";
import { loadDirective } from "#src/services/directives/load.ts";
import { openDirective } from "#src/services/directives/open.ts";
import { sendBackDirective } from "#src/services/directives/send-back.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";

/** What the pages of directives ask of the service. */
export const directiveVerbs = {
  openDirective,
  answerDirective,
  acceptDirective,
  sendBackDirective,
  listDirectives,
  loadDirective,
  countDirectives,
  loadTicket,
};
export type DirectiveVerbs = typeof directiveVerbs;
