import type { Call, CallEvent, CallStatus, Direction, Provider } from "./call.ts";
import type { TransformName } from "./transforms.ts";

/** Where a value is: dotted paths into the delivery, of which the first that gives something wins. */
export interface FieldRule {
  paths: readonly string[];
  as: TransformName;
  /** The value is "ivr=1,3;rec=a.wav" and this is the name of the part wanted. */
  part?: string;
  /** For times: the path of a number of seconds to take off, where the exchange gives an end and a length only. */
  minusSec?: string;
}

/** A word of the exchange and what we call it. Keys in lower case, anything but letters and digits as "_". */
export interface WordRule<Word extends string> {
  paths: readonly string[];
  words: Readonly<Record<string, Word>>;
}

export type FieldName = Exclude<keyof Call, "provider" | "callId" | "legId" | "event" | "direction" | "status">;

/** How an exchange describes a call: all that differs between exchanges, as data. */
export interface FieldMap {
  provider: Exclude<Provider, "generic">;
  /** Values may arrive URL-encoded. */
  urlEncoded?: boolean;
  /** The whole call first (linked or parent id), then the leg. */
  callId: readonly string[];
  legId: readonly string[];
  /** `otherwise` = what a delivery that names no event is about. */
  event: WordRule<CallEvent> & { otherwise?: CallEvent };
  /** Without an answer: outbound when an extension dials, else inbound. */
  direction: WordRule<Direction>;
  /** Asked only when nobody talked: talk time above 0 is "answered" whatever the exchange calls it. */
  status: WordRule<CallStatus>;
  /** Takes precedence over `status`: a machine that answers talks too. */
  voicemail?: WordRule<"voicemail">;
  fields: Readonly<Partial<Record<FieldName, FieldRule>>>;
}
