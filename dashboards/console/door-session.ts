import type { Context } from "hono";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { Client } from "#src/services/people/device.ts";
import type { NewSession } from "#src/services/people/session.ts";

const YEAR_SEC = 365 * 86_400;

/** What the sign-in may know of the browser. */
export const clientOf = (verbs: Verbs, c: Context<HttpEnv>): Client => ({
  ip: c.get("ip"),
  userAgent: c.req.header("user-agent"),
  knownDevice: verbs.readDoor(c, "device"),
});

/** Between the two factors. @returns the page of the second */
export function keepStep(
  verbs: Verbs,
  c: Context<HttpEnv>,
  { step, expiresAt }: { step: string; expiresAt: Date },
  next: string,
): string {
  const leftSec = Math.floor((expiresAt.getTime() - c.get("ctx").now().getTime()) / 1000);
  verbs.setDoor(c, "step", step, Math.max(60, leftSec));
  return `/console/sign-in/second?next=${encodeURIComponent(next)}`;
}

export const keepDevice = (verbs: Verbs, c: Context<HttpEnv>, mark: string): void =>
  verbs.setDoor(c, "device", mark, YEAR_SEC);

/** The session cookie, and where to go with it. */
export function letIn(verbs: Verbs, c: Context<HttpEnv>, session: NewSession, next: string): string {
  verbs.setSession(c, session.token, session.expiresAt);
  verbs.setDoor(c, "step", "", 0);
  return session.mustChangePassword ? "/console/password" : next;
}
