import type { ChannelAccount, NormalizedEvent } from "./channel.ts";

/** What a caller hears next, and what happens then. */
export interface CallAnswer {
  /** Vietnamese, spoken. */
  say: string;
  next:
    | { kind: "digits"; step: string; most: number }
    /** After the tone, until silence or #. */
    | { kind: "record"; step: string }
    | { kind: "end" };
}

/** What the exchange tells at a step of the menu. */
export interface CallStep {
  callId: string;
  /** As the exchange writes it; "" when hidden. */
  from: string;
  to: string;
  /** Keys pressed; "" for none in time. */
  digits: string;
  recordingUrl: string | null;
}

/** A telephone menu in the language of an exchange. It translates and never decides. */
export interface Ivr {
  /** What has to stand in the address that the exchange calls, since it can sign nothing. */
  key(account: ChannelAccount): string;
  verify(key: string, account: ChannelAccount): boolean;
  read(query: URLSearchParams, body: Uint8Array): CallStep;
  /** @param urlOf the address of a step */
  write(answer: CallAnswer, account: ChannelAccount, urlOf: (step: string) => string): unknown;
  /** The recording that a caller left, as an event of the channel: a matter like any other. */
  voicemail(step: CallStep, account: ChannelAccount, at: Date): NormalizedEvent;
}
