import { TROUBLES, type Trouble, type Who } from "#dashboards/demo/demo.ts";
import type { AccountChannel } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import type { MailTrouble } from "./mailbox.ts";
import type { Simulators } from "./simulators.ts";

type Wrong = { error: { code: number; subcode?: number; message: string } } | { hangUp: true; when: "after" };

/** The provider's own codes (channels.md §1.6, §2.6 as in the adapters' failure tables). */
const ZALO: Record<Trouble, Wrong> = {
  token: { error: { code: -216, message: "Access token is invalid" } },
  window: { error: { code: -230, message: "User has not interacted with the OA in the past 7 days" } },
  blocked: { error: { code: -244, message: "User has restricted this OA" } },
  busy: { error: { code: -32, message: "Your application reached limit call api" } },
  lost: { hangUp: true, when: "after" },
};

const GRAPH: Record<Trouble, Wrong> = {
  token: { error: { code: 190, message: "Error validating access token" } },
  window: { error: { code: 10, subcode: 2018278, message: "This message is sent outside of allowed window." } },
  blocked: { error: { code: 551, message: "This person isn't available right now." } },
  busy: { error: { code: 613, message: "Calls to this api have exceeded the rate limit." } },
  lost: { hangUp: true, when: "after" },
};

const JSON_HEADERS = { "content-type": "application/json" };
const refusal = (status: number, code: string) => ({
  status,
  body: JSON.stringify({ error: { code, message: code } }),
  headers: JSON_HEADERS,
});

/** The next message that goes to this provider goes wrong. @throws {AppError} INVALID: this way knows no such thing */
export function makeTrouble(sims: Simulators, { channel }: Who, trouble: Trouble): void {
  if (channel === "zalo") sims.zalo.script.next({ path: "/message/cs", ...ZALO[trouble] });
  else if (channel === "facebook") sims.graph.script.next({ path: "/messages", ...GRAPH[trouble] });
  else if (trouble === "window") throw new AppError("INVALID", "Tin nhắn SMS và thư điện tử không có khung thời gian.");
  else if (channel === "hotline") smsTrouble(sims, trouble);
  else mailTrouble(sims, trouble);
}

function mailTrouble({ mail }: Simulators, trouble: Exclude<Trouble, "window">): void {
  if (trouble === "token") throw new AppError("INVALID", "Hộp thư không dùng token.");
  mail.next(trouble === "busy" ? "later" : trouble === "blocked" ? "never" : "lost");
}

function smsTrouble({ sms }: Simulators, trouble: Exclude<Trouble, "window">): void {
  const wrong = {
    token: refusal(403, "bad_signature"),
    blocked: refusal(422, "blocked"),
    busy: refusal(429, "rate_limited"),
    lost: { hangUp: true, when: "after" as const },
  };
  sms.script.next({ path: "/sms", ...wrong[trouble] });
}

export function takeBackTroubles({ zalo, graph, sms, mail }: Simulators, { channel }: Who): void {
  if (channel === "webform") mail.clear();
  else ({ zalo: zalo.script, facebook: graph.script, hotline: sms.script })[channel].clear();
}

/** How many were asked for and not yet met, for the page. */
export function troublesLeft({ zalo, graph, sms, mail }: Simulators, channel: AccountChannel): Trouble[] {
  if (channel === "webform") return mail.left().map((one) => MAIL_NAMES[one]);
  const steps = { zalo: zalo.script, facebook: graph.script, hotline: sms.script }[channel].left();
  return steps.map(({ error, status, hangUp }) => (hangUp ? "lost" : nameOf(error?.code ?? status ?? 0)));
}

const MAIL_NAMES: Record<MailTrouble, Trouble> = { later: "busy", never: "blocked", lost: "lost" };

/** The codes of the ways do not meet. */
function nameOf(code: number): Trouble {
  const isIt = (trouble: Trouble) =>
    [ZALO[trouble], GRAPH[trouble]].some((wrong) => "error" in wrong && wrong.error.code === code) ||
    SMS_STATUS[trouble] === code;
  return TROUBLES.find(isIt) ?? "busy";
}

const SMS_STATUS: Partial<Record<Trouble, number>> = { token: 403, blocked: 422, busy: 429 };
