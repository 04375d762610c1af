import { z } from "zod";

/** What a job is: its name, where it runs, what it carries. Jobs carry ids only; the database holds the rest. */
export interface JobContract<P extends z.ZodType = z.ZodType> {
  name: string;
  /** A queue is served by one role: `intake` and `send` by workers, `classify` and `listen` by classifiers. */
  queue: QueueName;
  payload: P;
  attempts: number;
  /** Doubles with each attempt. */
  backoffMs: number;
  /** A try that takes longer hangs. Absent: ten seconds. */
  limitMs?: number;
  /** The same id added again while the job is kept is ignored. No ":" and not a bare number (BullMQ). */
  id: (payload: z.infer<P>) => string;
}

export const QUEUES = ["intake", "classify", "send", "listen"] as const;
export type QueueName = (typeof QUEUES)[number];

const defineJob = <P extends z.ZodType>(contract: JobContract<P>): JobContract<P> => contract;

/** Fold one received event into contact, conversation, message and ticket. */
export const takeEvent = defineJob({
  name: "take-event",
  queue: "intake",
  payload: z.object({ eventId: z.int().positive() }),
  attempts: 5,
  backoffMs: 500,
  id: ({ eventId }) => `take-event-${eventId}`,
});

/** Classify, locate, route and date one ticket. */
export const triageTicket = defineJob({
  name: "triage-ticket",
  queue: "classify",
  payload: z.object({ ticketId: z.int().positive() }),
  attempts: 4,
  backoffMs: 1_000,
  id: ({ ticketId }) => `triage-ticket-${ticketId}`,
});

/** Send what waits in the conversation of this row of the outbox. A queue of its own: providers may be slow. */
export const sendNext = defineJob({
  name: "send-next",
  queue: "send",
  payload: z.object({ outboxId: z.int().positive() }),
  attempts: 3,
  backoffMs: 1_000,
  // Several calls of a provider, each of which bounds itself.
  limitMs: 50_000,
  id: ({ outboxId }) => `send-next-${outboxId}`,
});

/** Make a mention of what a source told. A queue of its own: a hundred thousand old posts hold up no citizen's message. */
export const takeItem = defineJob({
  name: "take-item",
  queue: "listen",
  payload: z.object({ itemId: z.int().positive() }),
  attempts: 4,
  backoffMs: 1_000,
  id: ({ itemId }) => `take-item-${itemId}`,
});

/** A nudge: the row in the database is the truth, the job only says "look now". */
export interface Jobs {
  /** Never throws: what cannot be added is found by the sweep. */
  add<P extends z.ZodType>(contract: JobContract<P>, payload: z.infer<P>): Promise<void>;
  addMany<P extends z.ZodType>(contract: JobContract<P>, payloads: z.infer<P>[]): Promise<void>;
}
