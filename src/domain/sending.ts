/** The ways out. One account of a channel may have several; SMS and e-mail are gateways of the whole city. */
export const WAYS = [
  "zalo",
  "zalo_anonymous",
  "zalo_template",
  "messenger",
  "facebook_comment",
  "facebook_private_reply",
  "sms",
  "email",
] as const;
export type Way = (typeof WAYS)[number];

/** Why a sending failed, and so what is to be done. Classes of channels' own error codes. */
export const FAILURES = [
  /** The token has run out: renew it once, try once more. */
  "token",
  /** Somebody has to sign in or configure anew: nothing of this account can be sent. */
  "account",
  /** The channel does not let us write to this person now: offer another way. */
  "window",
  /** This person cannot be reached here at all: blocked, gone, wrong number. */
  "recipient",
  /** Too fast or at the wrong hour: the same later. */
  "defer",
  /** What we sent is wrong: a person must look, no retry mends it. */
  "payload",
  /** Nobody knows whether it arrived: only an echo can tell. */
  "unclear",
  /** It has not arrived: the same again. */
  "transient",
] as const;
export type Failure = (typeof FAILURES)[number];
