/** Where the automatic part of a conversation stands. With a person, or after "đừng nhắn nữa", it is silent. */
export const DIALOGUE_STATES = ["idle", "asked_place", "asked_reference", "with_person", "opted_out"] as const;
export type DialogueState = (typeof DIALOGUE_STATES)[number];

/** What can be asked of a citizen, each at most `ASK_AT_MOST` times about one ticket. */
export const QUESTIONS = ["place", "photo", "reference", "help"] as const;
export type Question = (typeof QUESTIONS)[number];
export const ASK_AT_MOST = 2;

export interface Dialogue {
  state: DialogueState;
  /** How often what was asked. */
  asked: Partial<Record<Question, number>>;
  /** The citizen has been told that a machine answers. */
  introduced: boolean;
}

export const NEW_DIALOGUE: Dialogue = { state: "idle", asked: {}, introduced: false };

/** What the citizen did, or what has become of their ticket (`triaged`). */
export const ACTS = [
  "emergency",
  "opt_out",
  "opt_in",
  "person",
  "status",
  "place",
  "question",
  "greeting",
  "thanks",
  "acknowledgement",
  "unclear",
  "picture",
  "matter",
  "spam",
  "start",
  "triaged",
] as const;
export type Act = (typeof ACTS)[number];

/** Acts that are no matter for anybody: they open no ticket. */
export const SMALL_TALK: readonly Act[] = [
  "opt_out",
  "opt_in",
  "status",
  "question",
  "greeting",
  "thanks",
  "acknowledgement",
  "unclear",
  "start",
];

export type Language = "vi" | "en";

export interface Heard {
  act: Act;
  language: Language;
  /** An echo of ours, a thread that another app holds, an automatic answer, or too old to be answered. */
  silent?: boolean;
  /** Under a post, where everybody reads along. */
  public?: boolean;
}

/** What is known of the ticket that the conversation is about, as far as it decides what is said. */
export interface KnownTicket {
  critical: boolean;
  /** Spam, or held back by the filters of the web form. */
  unwanted: boolean;
  /** Khiếu nại, tố cáo: has its own way. */
  petition: boolean;
  /** The confirmation with the reference has been said. */
  acknowledged: boolean;
  /** The numbers to call have been said. */
  warned: boolean;
  /** Where it lies is not known yet, and the citizen can be asked. */
  needsPlace: boolean;
  /** A picture would help, none is there, and the channel takes them. */
  wantsPhoto: boolean;
  /** There is a due instant to name. */
  dated: boolean;
}

export interface Known {
  /** Of the account: "off" = people answer here. */
  automatic: boolean;
  ticket: KnownTicket | null;
  /** A status was asked of a reference that is nobody's. */
  unknownReference: boolean;
  /** A question went out a moment ago, and what came since does not answer it. */
  justAsked: boolean;
  /** Automatic messages here in the last ten minutes: two machines talking stop by this. */
  saidLately: number;
}

/** More than a person would need in ten minutes. */
export const SAY_AT_MOST = 8;
