import type { Hono } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import { clearSessionCookie, readSessionCookie, setSessionCookie } from "#src/api/session-cookie.ts";
import { changePassword } from "#src/services/people/change-password.ts";
import { signIn } from "#src/services/people/sign-in.ts";
import { signOut } from "#src/services/people/sign-out.ts";
import { findSimilar } from "#src/services/similar/similar-tickets.ts";
import { loadForm } from "#src/services/submissions/load-form.ts";
import { limitAddress } from "#src/services/submissions/sender-limits.ts";
import { submitForm } from "#src/services/submissions/submit.ts";
import { trackSubmission } from "#src/services/submissions/track.ts";
import { readUpload, saveUpload } from "#src/services/submissions/uploads.ts";
import { countTickets } from "#src/services/tickets/count.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadTicketPage } from "#src/services/tickets/load-page.ts";
import { revealContact } from "#src/services/tickets/reveal-contact.ts";
import { reportUnderstanding } from "#src/services/understanding/report.ts";
import { act } from "./console/act.ts";
import { mountPages } from "./mount.ts";

/** The other thing that the server needs from here: how a failed request looks to a person. */
export { errorPage } from "./components/error-page.tsx";

/**
 * Every page and /assets, to be mounted at "/" behind the middleware that sets HttpEnv.
 * @param base.publicUrl where citizens reach us, without a slash at the end: goes into the QR code
 */
export function pages(base: { publicUrl: string }): Hono<HttpEnv> {
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
    listTickets,
    countTickets,
    loadTicketPage,
    findSimilar,
    revealContact,
    act,
    reportUnderstanding,
    readSession: readSessionCookie,
    setSession: setSessionCookie,
    clearSession: clearSessionCookie,
  });
}
