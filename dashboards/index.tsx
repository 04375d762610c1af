import type { Hono } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import { clearSessionCookie, readSessionCookie, setSessionCookie } from "#src/api/session-cookie.ts";
import type { Senders } from "#src/ports/sender.ts";
import { applySetting } from "#src/services/calendars/apply-setting.ts";
import { loadOldSetting, loadSetting } from "#src/services/calendars/load-setting.ts";
import { previewSetting } from "#src/services/calendars/preview.ts";
import { listCallBacks } from "#src/services/dialogue/call-backs.ts";
import { loadOldText, loadTextSetting, publishText } from "#src/services/dialogue/text-settings.ts";
import { countUnread } from "#src/services/notices/count-unread.ts";
import { listNotices } from "#src/services/notices/list-notices.ts";
import { markRead } from "#src/services/notices/mark-read.ts";
import { changePassword } from "#src/services/people/change-password.ts";
import { signIn } from "#src/services/people/sign-in.ts";
import { signOut } from "#src/services/people/sign-out.ts";
import { dryRunRules } from "#src/services/routing/dry-run.ts";
import { explainRouting } from "#src/services/routing/explain.ts";
import { loadOldDocument, loadRoutingSetting } from "#src/services/routing/load-setting.ts";
import { publishRouting } from "#src/services/routing/publish.ts";
import { unitUse } from "#src/services/routing/unit-use.ts";
import { findDuplicates } from "#src/services/similar/duplicate-tickets.ts";
import { findSimilar } from "#src/services/similar/similar-tickets.ts";
import { loadForm } from "#src/services/submissions/load-form.ts";
import { limitAddress } from "#src/services/submissions/sender-limits.ts";
import { submitForm } from "#src/services/submissions/submit.ts";
import { trackSubmission } from "#src/services/submissions/track.ts";
import { readUpload, saveUpload } from "#src/services/submissions/uploads.ts";
import { bulkAct } from "#src/services/tickets/bulk.ts";
import { drainBacklog } from "#src/services/tickets/drain-backlog.ts";
import { loadTicketPage } from "#src/services/tickets/load-page.ts";
import { recipientsOf } from "#src/services/tickets/recipients.ts";
import { revealContact } from "#src/services/tickets/reveal-contact.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { reportUnderstanding } from "#src/services/understanding/report.ts";
import { adminVerbs } from "./admin-verbs.ts";
import { alertVerbs } from "./alert-verbs.ts";
import { act } from "./console/act.ts";
import type { Demo } from "./demo/demo.ts";
import { deskVerbs } from "./desk-verbs.ts";
import { directiveVerbs } from "./directive-verbs.ts";
import { identityVerbs } from "./identity-verbs.ts";
import { incidentVerbs } from "./incident-verbs.ts";
import { leaderVerbs } from "./leader-verbs.ts";
import { listeningVerbs } from "./listening-verbs.ts";
import { mailVerbs } from "./mail-verbs.ts";
import { mountPages } from "./mount.ts";
import { peopleVerbs } from "./people-verbs.ts";
import { replyVerbs } from "./reply-verbs.ts";
import { type Listening, NOT_LISTENING, sourceVerbs } from "./source-verbs.ts";
import { wallVerbs } from "./wall-verbs.ts";
import { workVerbs } from "./work-verbs.ts";

/** The other thing that the server needs from here: how a failed request looks to a person. */
export { failurePage } from "./http/failure-page.ts";

/**
 * Every page and /assets, to be mounted at "/" behind the middleware that sets HttpEnv.
 * @param base.publicUrl where citizens reach us, without a slash at the end: goes into the QR code
 * @param base.senders the ways out, to test the tokens of channels
 * @param base.listening readers of sources and of public pages; absent: nothing is read when a person asks for it
 * @param base.chromium the browser that prints briefs; absent: one is looked for where systems put them
 * @param base.demo the simulated providers: only with `npm start -- --demo`
 */
export function pages(base: {
  publicUrl: string;
  demo?: Demo | null;
  senders?: Senders;
  listening?: Listening;
  chromium?: string | null;
}): Hono<HttpEnv> {
  return mountPages(base, {
    loadForm,
    submitForm,
    limitAddress,
    saveUpload,
    readUpload,
    trackSubmission,
    signIn,
    signOut,
    changePassword,
    loadTicketPage,
    findSimilar,
    revealContact,
    act,
    findDuplicates,
    undoTicket,
    bulkAct,
    drainBacklog,
    recipientsOf,
    listNotices,
    markRead,
    countUnread,
    reportUnderstanding,
    loadSetting,
    loadOldSetting,
    previewSetting,
    applySetting,
    loadRoutingSetting,
    loadOldDocument,
    publishRouting,
    dryRunRules,
    explainRouting,
    unitUse,
    loadTextSetting,
    loadOldText,
    publishText,
    listCallBacks,
    ...adminVerbs(base.senders),
    ...identityVerbs,
    ...alertVerbs,
    ...incidentVerbs,
    ...leaderVerbs,
    ...listeningVerbs,
    ...mailVerbs,
    ...directiveVerbs,
    ...sourceVerbs(base.listening ?? NOT_LISTENING),
    ...wallVerbs,
    ...deskVerbs,
    ...peopleVerbs,
    ...replyVerbs,
    ...workVerbs,
    readSession: readSessionCookie,
    setSession: setSessionCookie,
    clearSession: clearSessionCookie,
  });
}
