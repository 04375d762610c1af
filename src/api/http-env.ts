import type { Actor } from "#src/domain/actor.ts";
import type { Ctx } from "#src/services/ctx.ts";

/** What every request carries on its way through the routes. */
export interface HttpEnv {
  Variables: {
    /** With the actor of this request. */
    ctx: Ctx;
    /** Null when nobody has signed in. */
    actor: Actor | null;
    /** Signed in with a password that the machine made: only changing it is allowed. */
    mustChangePassword: boolean;
    /** The city wants a second factor of their role and they have none: only setting one up is allowed. */
    mustAddFactor?: boolean;
    /** For inline scripts that the Content-Security-Policy lets through. */
    nonce: string;
    /** How many notices the signed-in person has not read; set for pages of staff. */
    unread?: number;
    /** How many alerts wait to be judged by somebody like them; set for pages of staff. */
    alertsWaiting?: number;
    /** Invented tickets are among what pages show: they must say so. */
    sampleOn?: boolean;
    requestId: string;
    /** Address of the client, for limits; of sessions of staff half of it is stored, of citizens nothing. */
    ip: string;
  };
}
