import type { Act, DialogueState, Known, Question } from "./dialogue.ts";
import type { TemplateId } from "./template-ids.ts";

/** Conditions under which a line is said; all of a line's have to hold. */
export const CONDITIONS = {
  ticket: ({ ticket }: Known) => ticket !== null,
  noTicket: ({ ticket }: Known) => ticket === null,
  critical: ({ ticket }: Known) => ticket?.critical === true && !ticket.warned,
  unwarned: ({ ticket }: Known) => ticket?.warned !== true,
  calm: ({ ticket }: Known) => ticket?.critical !== true,
  petition: ({ ticket }: Known) => ticket?.petition === true && !ticket.acknowledged,
  ordinary: ({ ticket }: Known) => ticket?.petition !== true,
  fresh: ({ ticket }: Known) => ticket?.acknowledged === false,
  known: ({ ticket }: Known) => ticket?.acknowledged === true,
  dated: ({ ticket }: Known) => ticket?.dated === true,
  undated: ({ ticket }: Known) => ticket?.dated === false,
  needsPlace: ({ ticket }: Known) => ticket?.needsPlace === true,
  placed: ({ ticket }: Known) => ticket?.needsPlace === false,
  wantsPhoto: ({ ticket }: Known) => ticket?.wantsPhoto === true,
  found: ({ unknownReference }: Known) => !unknownReference,
  notFound: ({ unknownReference }: Known) => unknownReference,
} as const;
export type Condition = keyof typeof CONDITIONS;

/** One line of a bubble. `status` is the text that fits where the ticket stands. */
export interface Line {
  say: TemplateId | "status";
  when?: readonly Condition[];
  /** What it asks: counted, and not asked again after twice. */
  asks?: Question;
  /** Said only when this has been asked as often as it may be. */
  usedUp?: Question;
  /** What becomes of the dialogue when it is said. */
  next?: DialogueState;
  /** Buttons under it. */
  offers?: "wards" | "person" | "start";
}

export interface Move {
  lines: readonly Line[];
  next?: DialogueState;
  also?: "hand_over" | "opt_out" | "opt_in";
}

const QUIET: Move = { lines: [] };

/** The same wherever the dialogue stands. */
const ALWAYS: Record<Act, Move> = {
  // The reference follows when the ticket has been read; the numbers do not wait for it.
  emergency: { lines: [{ say: "danger", when: ["unwarned"] }] },
  opt_out: { lines: [{ say: "opted_out" }], also: "opt_out", next: "opted_out" },
  opt_in: { lines: [{ say: "opted_in" }], also: "opt_in", next: "idle" },
  person: { lines: [{ say: "person" }], also: "hand_over", next: "with_person" },
  status: {
    lines: [
      { say: "status_unknown", when: ["notFound"], asks: "reference", next: "asked_reference" },
      { say: "status", when: ["found", "ticket"], next: "idle" },
      { say: "ask_reference", when: ["found", "noTicket"], asks: "reference", next: "asked_reference" },
    ],
  },
  place: QUIET,
  question: { lines: [{ say: "procedure", offers: "person" }] },
  greeting: { lines: [{ say: "greeting", asks: "help", offers: "start" }] },
  thanks: { lines: [{ say: "thanks" }] },
  acknowledgement: QUIET,
  unclear: { lines: [{ say: "help", asks: "help", offers: "person" }] },
  picture: { lines: [{ say: "added", when: ["ticket", "known", "calm"] }] },
  matter: { lines: [{ say: "added", when: ["ticket", "known", "calm"] }] },
  spam: QUIET,
  start: { lines: [{ say: "welcome" }] },
  // Danger before anything else, then the reference, then what is missing.
  triaged: {
    lines: [
      { say: "danger", when: ["critical"] },
      { say: "petition", when: ["petition", "fresh"] },
      { say: "received", when: ["fresh", "dated"] },
      { say: "received_undated", when: ["fresh", "undated"] },
      { say: "ask_place", when: ["needsPlace", "ordinary"], asks: "place", next: "asked_place", offers: "wards" },
      { say: "ask_photo", when: ["fresh", "placed", "ordinary", "wantsPhoto", "calm"], asks: "photo" },
    ],
  },
};

/** Where a state hears something otherwise than `ALWAYS`. */
const IN_STATE: Partial<Record<DialogueState, Partial<Record<Act, Move>>>> = {
  asked_place: {
    // Answered by triage, which reads the place: see `triaged`.
    place: QUIET,
    matter: QUIET,
    picture: QUIET,
    triaged: {
      lines: [
        { say: "danger", when: ["critical"] },
        { say: "received", when: ["fresh", "dated"] },
        { say: "received_undated", when: ["fresh", "undated"] },
        { say: "place_known", when: ["known", "placed", "dated", "ordinary"], next: "idle" },
        { say: "ask_place", when: ["needsPlace", "ordinary"], asks: "place", next: "asked_place", offers: "wards" },
        { say: "place_unknown", when: ["needsPlace", "ordinary"], usedUp: "place", next: "idle" },
        { say: "ask_photo", when: ["placed", "ordinary", "wantsPhoto", "calm"], asks: "photo" },
      ],
    },
  },
};

/** The whole automatic part as a table. With a person nothing is said; after "đừng nhắn nữa" only a wish to hear again is heard. */
export function moveFor(state: DialogueState, act: Act): Move {
  if (state === "with_person") return act === "opt_out" ? { ...ALWAYS.opt_out, lines: [] } : QUIET;
  if (state === "opted_out")
    return act === "opt_in" ? ALWAYS.opt_in : act === "person" ? { ...QUIET, also: "hand_over" } : QUIET;
  return IN_STATE[state]?.[act] ?? ALWAYS[act];
}
