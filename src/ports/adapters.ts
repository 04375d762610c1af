import type { Channel } from "#src/domain/channels.ts";
import type { ChannelAccount, ChannelAdapter } from "./channel.ts";
import type { Ivr } from "./ivr.ts";

/** The adapters of the service, handed in by `src/bin`. */
export interface Adapters {
  /** @throws {AppError} NOT_FOUND for `listening`, which speaks no protocol */
  get(channel: Channel): ChannelAdapter;
  /** Facebook's GET handshake: the challenge to send back, or null when the verify token is wrong. */
  facebookChallenge(query: URLSearchParams, account: ChannelAccount): string | null;
  /** The menu of a telephone system that asks us what to say; undefined where it has one of its own. */
  ivr(account: ChannelAccount): Ivr | undefined;
}
