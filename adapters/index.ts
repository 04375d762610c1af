import type { AccountChannel } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { Adapters } from "#src/ports/adapters.ts";
import type { ChannelAdapter } from "#src/ports/channel.ts";
import { answerChallenge, facebook } from "./facebook/index.ts";
import { hotline } from "./hotline/index.ts";
import { stringeeIvr } from "./hotline/ivr.ts";
import { webform } from "./webform/index.ts";
import { zalo } from "./zalo/index.ts";

const BY_CHANNEL: Record<AccountChannel, ChannelAdapter> = { zalo, facebook, hotline: hotline(), webform };

/** The registry of channels. */
export const adapters: Adapters = {
  get: (channel) => {
    if (channel === "listening") throw new AppError("NOT_FOUND", "listening has no webhook");
    return BY_CHANNEL[channel];
  },
  facebookChallenge: answerChallenge,
  ivr: ({ settings }) => (settings.provider === "stringee" ? stringeeIvr : undefined),
};
