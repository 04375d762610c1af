import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import { type DoorCookie, readDoorCookie, setDoorCookie } from "#src/api/session-cookie.ts";
import { exportAudit } from "#src/services/audit/export-entries.ts";
import { listAudit } from "#src/services/audit/list-entries.ts";
import { verifyAudit } from "#src/services/audit/verify.ts";
import { loadAccount, needsFactor, signInWays } from "#src/services/people/account.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { changeUser, disableUser, enableUser, resetFactors, resetPassword } from "#src/services/people/change-user.ts";
import { listUsers, loadUser } from "#src/services/people/list-users.ts";
import { beginPasskeySignIn, signInWithPasskey } from "#src/services/people/passkey-sign-in.ts";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "#src/services/people/passkeys.ts";
import { isProved, proveAgain } from "#src/services/people/prove.ts";
import { renewCodes } from "#src/services/people/recovery-codes.ts";
import { giveSecondFactor, loadStep } from "#src/services/people/second-factor.ts";
import { endOtherSessions, endSession, renewSession } from "#src/services/people/session.ts";
import { beginSso } from "#src/services/people/sso/begin.ts";
import { ssoAnswers } from "#src/services/people/sso/client.ts";
import { finishSso } from "#src/services/people/sso/finish.ts";
import { listTokens, revokeToken } from "#src/services/people/tokens.ts";
import { beginTotp, confirmTotp, removeTotp } from "#src/services/people/totp.ts";
import { changePolicy, changeSso, viewSecurity } from "#src/services/security/change-settings.ts";

/** What the pages about staff ask of the service: signing in, their accounts, who they are, what they did. */
export const identityVerbs = {
  signInWays,
  loadStep,
  giveSecondFactor,
  beginPasskeySignIn,
  signInWithPasskey,
  beginSso,
  finishSso,
  ssoAnswers,
  loadAccount,
  needsFactor,
  isProved,
  proveAgain,
  beginTotp,
  confirmTotp,
  removeTotp,
  beginPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  renewCodes,
  renewSession,
  endSession,
  endOtherSessions,
  listUsers,
  loadUser,
  addUser,
  changeUser,
  disableUser,
  enableUser,
  resetPassword,
  resetFactors,
  listTokens,
  addToken,
  revokeToken,
  viewSecurity,
  changePolicy,
  changeSso,
  listAudit,
  exportAudit,
  verifyAudit,
  readDoor: (c: Context<HttpEnv>, which: DoorCookie): string | undefined => readDoorCookie(c, which),
  setDoor: (c: Context<HttpEnv>, which: DoorCookie, value: string, maxAgeSec: number): void =>
    setDoorCookie(c, which, value, maxAgeSec),
};

export type IdentityVerbs = typeof identityVerbs;
