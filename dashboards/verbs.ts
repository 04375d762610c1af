import type { Context } from "hono";
import type { AdminVerbs } from "#dashboards/admin-verbs.ts";
import type { AlertVerbs } from "#dashboards/alert-verbs.ts";
import type { DeskVerbs } from "#dashboards/desk-verbs.ts";
import type { DirectiveVerbs } from "#dashboards/directive-verbs.ts";
import type { IdentityVerbs } from "#dashboards/identity-verbs.ts";
import type { IncidentVerbs } from "#dashboards/incident-verbs.ts";
import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { ListeningVerbs } from "#dashboards/listening-verbs.ts";
import type { MailVerbs } from "#dashboards/mail-verbs.ts";
import type { PeopleVerbs } from "#dashboards/people-verbs.ts";
import type { ReplyVerbs } from "#dashboards/reply-verbs.ts";
import type { SourceVerbs } from "#dashboards/source-verbs.ts";
import type { WallVerbs } from "#dashboards/wall-verbs.ts";
import type { WorkVerbs } from "#dashboards/work-verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { applySetting } from "#src/services/calendars/apply-setting.ts";
import type { loadOldSetting, loadSetting } from "#src/services/calendars/load-setting.ts";
import type { previewSetting } from "#src/services/calendars/preview.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { listCallBacks } from "#src/services/dialogue/call-backs.ts";
import type { loadOldText, loadTextSetting, publishText } from "#src/services/dialogue/text-settings.ts";
import type { countUnread } from "#src/services/notices/count-unread.ts";
import type { listNotices } from "#src/services/notices/list-notices.ts";
import type { markRead } from "#src/services/notices/mark-read.ts";
import type { changePassword } from "#src/services/people/change-password.ts";
import type { signIn } from "#src/services/people/sign-in.ts";
import type { signOut } from "#src/services/people/sign-out.ts";
import type { dryRunRules } from "#src/services/routing/dry-run.ts";
import type { explainRouting } from "#src/services/routing/explain.ts";
import type { loadOldDocument, loadRoutingSetting } from "#src/services/routing/load-setting.ts";
import type { publishRouting } from "#src/services/routing/publish.ts";
import type { unitUse } from "#src/services/routing/unit-use.ts";
import type { findDuplicates } from "#src/services/similar/duplicate-tickets.ts";
import type { findSimilar } from "#src/services/similar/similar-tickets.ts";
import type { loadForm } from "#src/services/submissions/load-form.ts";
import type { limitAddress } from "#src/services/submissions/sender-limits.ts";
import type { submitForm } from "#src/services/submissions/submit.ts";
import type { trackSubmission } from "#src/services/submissions/track.ts";
import type { readUpload, saveUpload } from "#src/services/submissions/uploads.ts";
import type { bulkAct } from "#src/services/tickets/bulk.ts";
import type { drainBacklog } from "#src/services/tickets/drain-backlog.ts";
import type { loadTicketPage } from "#src/services/tickets/load-page.ts";
import type { recipientsOf } from "#src/services/tickets/recipients.ts";
import type { revealContact } from "#src/services/tickets/reveal-contact.ts";
import type { undoTicket } from "#src/services/tickets/undo.ts";
import type { reportUnderstanding } from "#src/services/understanding/report.ts";

/**
 * One action of an officer, from the fields of a form.
 * @throws {AppError} INVALID with `details.fields` [{ field, message }]; CONFLICT on a lost race; FORBIDDEN
 */
export type Act = (
  ctx: Ctx,
  reference: string,
  action: TicketAction,
  fields: Record<string, string>,
  expectedVersion?: number,
) => Promise<TicketView>;

/** All that the pages can ask of the service. The real ones: index.tsx. Tests hand in their own. */
export interface Verbs
  extends DeskVerbs,
    DirectiveVerbs,
    AdminVerbs,
    AlertVerbs,
    IdentityVerbs,
    IncidentVerbs,
    LeaderVerbs,
    ListeningVerbs,
    MailVerbs,
    SourceVerbs,
    WallVerbs,
    PeopleVerbs,
    ReplyVerbs,
    WorkVerbs {
  loadForm: typeof loadForm;
  submitForm: typeof submitForm;
  limitAddress: typeof limitAddress;
  saveUpload: typeof saveUpload;
  readUpload: typeof readUpload;
  trackSubmission: typeof trackSubmission;
  signIn: typeof signIn;
  signOut: typeof signOut;
  changePassword: typeof changePassword;
  loadTicketPage: typeof loadTicketPage;
  findSimilar: typeof findSimilar;
  revealContact: typeof revealContact;
  act: Act;
  findDuplicates: typeof findDuplicates;
  undoTicket: typeof undoTicket;
  bulkAct: typeof bulkAct;
  drainBacklog: typeof drainBacklog;
  recipientsOf: typeof recipientsOf;
  listNotices: typeof listNotices;
  markRead: typeof markRead;
  countUnread: typeof countUnread;
  reportUnderstanding: typeof reportUnderstanding;
  loadSetting: typeof loadSetting;
  loadOldSetting: typeof loadOldSetting;
  previewSetting: typeof previewSetting;
  applySetting: typeof applySetting;
  loadRoutingSetting: typeof loadRoutingSetting;
  loadOldDocument: typeof loadOldDocument;
  publishRouting: typeof publishRouting;
  dryRunRules: typeof dryRunRules;
  explainRouting: typeof explainRouting;
  unitUse: typeof unitUse;
  loadTextSetting: typeof loadTextSetting;
  loadOldText: typeof loadOldText;
  publishText: typeof publishText;
  listCallBacks: typeof listCallBacks;
  readSession(c: Context<HttpEnv>): string | undefined;
  setSession(c: Context<HttpEnv>, token: string, expires: Date): void;
  clearSession(c: Context<HttpEnv>): void;
}
