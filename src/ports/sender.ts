import type { Failure, Way } from "#src/domain/sending.ts";
import type { ChannelAccount, NormalizedEvent } from "./channel.ts";

/** A stored file that goes out. Providers fetch or are given its bytes; the sender decides. */
export interface OutgoingFile {
  name: string;
  mime: string;
  read(): Promise<Uint8Array>;
}

/** One bubble: what the citizen sees as one message. */
export interface Bubble {
  text: string;
  files: readonly OutgoingFile[];
  /** Offered as buttons where the way has them, else written as a numbered list by whoever made the text. */
  quickReplies: readonly { title: string; payload: string }[];
  /** A template that the provider knows, instead of the text. */
  template?: { id: string; data: Record<string, string> };
  /** Subject of an e-mail. */
  subject?: string;
}

/** What is to be sent where. */
export interface Sending {
  /** Id of the outbox row: comes back in the echo where the provider has room for it. */
  outboxId: number;
  way: Way;
  /** The provider's address of the citizen or of the thing answered: user id, PSID, comment id, E.164, e-mail. */
  to: string;
  /** Of Zalo's anonymous chat. */
  conversationId?: string;
  bubble: Bubble;
  /** Written by a person: the only kind that Messenger's HUMAN_AGENT tag may carry. */
  byPerson: boolean;
  /** Out of the standard window, inside the one for people (Messenger: 24 h to 7 d). */
  lateWindow: boolean;
}

export type SendResult =
  | { ok: true; externalId: string | null }
  | {
      ok: false;
      failure: Failure;
      /** The provider's own code and words, for the person who must look; never the text that was sent. */
      code: string;
      reason: string;
      /** Not before this many milliseconds. */
      retryAfterMs?: number;
    };

/** New tokens of an account. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string;
  expiresInMs: number | null;
}

export type RenewResult =
  | { ok: true; tokens: Tokens }
  | { ok: false; failure: "account" | "transient"; reason: string };

/** A page of answers given in [from, until]. */
export interface RatingsQuery {
  templateId: string;
  from: Date;
  until: Date;
  offset: number;
  limit: number;
}

/** `lines`: of the page, also those that could not be read; fewer than asked for is the last page. */
export type RatingsResult = { ok: true; events: NormalizedEvent[]; lines: number } | Extract<SendResult, { ok: false }>;

/** Sends on one channel. It translates and never decides: windows, order, retries are the outbox's. */
export interface Sender {
  ways: readonly Way[];
  /** Never throws: what goes wrong is a result. */
  send(sending: Sending, account: ChannelAccount, accessToken: string | null, signal: AbortSignal): Promise<SendResult>;
  /** A nod to a message of the citizen's, where the channel has that: tells them without words that it was read. */
  react?(
    reaction: { to: string; messageId: string; icon: string },
    account: ChannelAccount,
    accessToken: string | null,
    signal: AbortSignal,
  ): Promise<SendResult>;
  /** Absent where tokens do not run out. */
  renew?(account: ChannelAccount, refreshToken: string, signal: AbortSignal): Promise<RenewResult>;
  /**
   * What citizens have answered to the provider's own rating template, oldest first: the same events as its webhook
   * brings, with the same keys. Absent where the provider asks nobody.
   */
  ratings?(
    query: RatingsQuery,
    account: ChannelAccount,
    accessToken: string | null,
    signal: AbortSignal,
  ): Promise<RatingsResult>;
  /** Whether the account can be used now, as the provider says. */
  health?(
    account: ChannelAccount,
    accessToken: string | null,
    signal: AbortSignal,
  ): Promise<{ ok: boolean; reason: string }>;
}

/** The senders of the service, handed in by `src/bin`. */
export interface Senders {
  /** undefined: this city has no such way out (no SMS gateway). */
  get(way: Way): Sender | undefined;
}
