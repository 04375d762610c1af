import type { Way } from "#src/domain/sending.ts";
import type { RenewResult, Sender, Senders, Sending, SendResult } from "#src/ports/sender.ts";

/** What a provider does with one bubble; absent: it takes it. */
export type Scene = (
  sending: Sending,
  accessToken: string | null,
) => SendResult | undefined | Promise<SendResult | undefined>;

export interface ScriptedSender extends Senders {
  /** What came in, in order, with the token that it came with. */
  heard: (Sending & { accessToken: string | null })[];
  texts(): string[];
  /** Decides about the next bubbles until another is given. */
  play(scene: Scene): void;
  /** Answers the renewals of tokens. */
  renewals: { refreshToken: string }[];
  renewBy(renew: (refreshToken: string) => RenewResult | Promise<RenewResult>): void;
  /** What the provider says when it is asked whether the account can be used. */
  healthIs(health: { ok: boolean; reason: string }): void;
}

const ALL: readonly Way[] = [
  "zalo",
  "zalo_anonymous",
  "zalo_template",
  "messenger",
  "facebook_comment",
  "facebook_private_reply",
  "sms",
  "email",
];

/** A provider for every way, which does what the test says. */
export function scriptedSender(ways: readonly Way[] = ALL): ScriptedSender {
  const heard: ScriptedSender["heard"] = [];
  const renewals: ScriptedSender["renewals"] = [];
  let scene: Scene = () => undefined;
  let renew: (refreshToken: string) => RenewResult | Promise<RenewResult> = () => ({
    ok: false,
    failure: "account",
    reason: "no renewal here",
  });
  let health = { ok: true, reason: "" };
  const sender: Sender = {
    ways,
    async send(sending, _account, accessToken) {
      heard.push({ ...sending, accessToken });
      return (await scene(sending, accessToken)) ?? { ok: true, externalId: `ext-${sending.outboxId}` };
    },
    async renew(_account, refreshToken) {
      renewals.push({ refreshToken });
      return renew(refreshToken);
    },
    health: async () => health,
  };
  return {
    get: (way) => (ways.includes(way) ? sender : undefined),
    heard,
    texts: () => heard.map(({ bubble }) => bubble.text),
    play: (next) => {
      scene = next;
    },
    renewals,
    renewBy: (next) => {
      renew = next;
    },
    healthIs: (next) => {
      health = next;
    },
  };
}

export const failing = (failure: Extract<SendResult, { ok: false }>["failure"], code = "-1"): SendResult => ({
  ok: false,
  failure,
  code,
  reason: `lý do ${failure}`,
});
