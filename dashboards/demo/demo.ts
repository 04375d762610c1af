import { z } from "zod";
import { ACCOUNT_CHANNELS, type AccountChannel } from "#src/domain/channels.ts";
import { SCORES } from "#src/domain/csat.ts";
import type { State } from "#src/domain/state.ts";
import type { Ctx } from "#src/services/ctx.ts";

/** Somebody invented, and the channel on which they are played. */
export const Who = z.object({ channel: z.enum(ACCOUNT_CHANNELS), person: z.string().regex(/^[a-z0-9-]{1,40}$/) });
export type Who = z.output<typeof Who>;

/** What the provider can be told to do wrong with the next message that it is given. */
export const TROUBLES = ["token", "window", "blocked", "busy", "lost"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Which trouble a way can run into: texts and letters have no window, a mailbox no token. */
export const TROUBLES_OF: Record<AccountChannel, readonly Trouble[]> = {
  zalo: TROUBLES,
  facebook: TROUBLES,
  hotline: ["token", "blocked", "busy", "lost"],
  webform: ["blocked", "busy", "lost"],
};

/** What becomes of a call: our menu answers, somebody at the desk does, or nobody. */
export const CALLS = ["menu", "desk", "missed"] as const;

const MAX_TEXT = 2_000;
const text = z.string().trim().min(1).max(MAX_TEXT);

/** What a citizen can do, as posted by the page. No channel has all of it. */
export const DemoAct = z.discriminatedUnion("do", [
  z.object({ do: z.literal("text"), text }),
  z.object({ do: z.literal("picture") }),
  z.object({ do: z.literal("location"), place: z.string().max(40) }),
  z.object({ do: z.literal("button"), title: z.string().max(80), payload: z.string().max(1_000) }),
  z.object({ do: z.literal("rate"), score: z.coerce.number().refine((n) => SCORES.some((score) => score === n)) }),
  z.object({ do: z.literal("comment"), text }),
  z.object({
    do: z.literal("call"),
    keys: z.string().regex(/^[0-9*#,]{0,20}$/),
    note: z.string().trim().max(MAX_TEXT),
    how: z.enum(CALLS),
  }),
  z.object({ do: z.literal("form"), text, address: z.string().trim().max(300) }),
  z.object({ do: z.literal("trouble"), trouble: z.enum(TROUBLES) }),
  /** Takes back the troubles that nobody has met. */
  z.object({ do: z.literal("calm") }),
]);
export type DemoAct = z.output<typeof DemoAct>;

const Told = z.object({
  /** HTTP status of each try of the webhook; 0 is no answer in time. */
  tries: z.array(z.number()),
  acknowledged: z.boolean(),
  echoed: z.boolean(),
  received: z.boolean(),
  seen: z.boolean(),
});

const DemoBubble = z.object({
  id: z.string(),
  from: z.enum(["citizen", "us"]),
  /** How it came: "zalo", "messenger", "comment", "call", "form", "sms", "email". */
  way: z.string(),
  kind: z.string(),
  text: z.string(),
  /** Paths under /demo/file/. */
  pictures: z.array(z.string()),
  buttons: z.array(z.object({ title: z.string(), payload: z.string() })),
  at: z.iso.datetime(),
  facts: z.record(z.string(), z.string()),
  told: Told,
});
export type DemoBubble = z.output<typeof DemoBubble>;

const Named = z.object({ id: z.string(), name: z.string() });

/** What the simulated providers know of one person on one channel. */
export const DemoState = z.object({
  people: z.array(Named.extend({ phone: z.string(), email: z.string() })),
  places: z.array(Named),
  bubbles: z.array(DemoBubble),
  /** Troubles that nobody has run into yet. */
  waiting: z.array(z.enum(TROUBLES)),
  /** By what our contacts know the person. */
  contact: z.object({ accountIds: z.array(z.string()), authorKey: z.string() }),
});
export type DemoState = z.output<typeof DemoState>;

export interface DemoTicket {
  reference: string;
  state: State;
}

/** The simulated side of the world, as the page needs it. Only there with `--demo`. */
export interface Demo {
  state(who: Who): Promise<DemoState>;
  /** @throws {AppError} INVALID: this channel has no such thing */
  act(who: Who, act: DemoAct): Promise<void>;
  /** A picture that one of the providers keeps; null: no more. */
  file(provider: string, id: string): Promise<{ bytes: ArrayBuffer; mime: string } | null>;
  /** The tickets that the person's words have become, newest first. */
  ticketsOf(ctx: Ctx, state: DemoState): Promise<DemoTicket[]>;
}
