import type { Sender, Sending, SendResult } from "#src/ports/sender.ts";
import { failed } from "../provider/failed.ts";
import { pace } from "../provider/pace.ts";
import { callZalo, type ZaloHosts } from "./api.ts";
import { zaloHealth } from "./health.ts";
import { anonymousReply, consultation, reaction, templateMessage, type ZaloRequest } from "./outgoing.ts";
import { zaloRatings } from "./ratings.ts";
import { renewZalo } from "./token.ts";
import { uploadToZalo } from "./upload.ts";

/** Of the 4,000 calls a minute that an application may make (channels.md §1.4); the rest is for uploads, profiles, checks. */
const PER_SECOND = 50;

/** Zalo's ways out: consultation messages, answers to anonymous visitors, approved templates. */
export function zaloSender(hosts: ZaloHosts): Sender {
  const turn = pace(PER_SECOND);
  return {
    ways: ["zalo", "zalo_anonymous", "zalo_template"],
    async send(sending, account, accessToken, signal) {
      if (!accessToken) return failed("account", "no_token", "Tài khoản Zalo chưa được kết nối.");
      await turn(account.id, signal);
      const request = await requestFor(hosts, sending, accessToken, signal);
      return "ok" in request ? request : post(hosts, request, accessToken, signal);
    },
    async react({ to, messageId, icon }, _account, accessToken, signal) {
      if (!accessToken) return failed("account", "no_token", "Tài khoản Zalo chưa được kết nối.");
      return post(hosts, reaction(to, messageId, icon), accessToken, signal);
    },
    renew: (account, refreshToken, signal) => renewZalo(hosts, account, refreshToken, signal),
    ratings: (query, account, accessToken, signal) => zaloRatings(hosts, query, account, accessToken, signal),
    health: (account, accessToken, signal) => zaloHealth(hosts, account, accessToken, signal),
  };
}

/** What to ask of Zalo, or why nothing can be asked. */
async function requestFor(
  hosts: ZaloHosts,
  sending: Sending,
  accessToken: string,
  signal: AbortSignal,
): Promise<ZaloRequest | SendResult> {
  const { way, bubble, conversationId } = sending;
  const [file, ...more] = bubble.files;
  if (way === "zalo_template") {
    if (!bubble.template) return failed("payload", "no_template", "Tin này cần một mẫu đã được Zalo duyệt.");
    return templateMessage(sending);
  }
  if (way === "zalo_anonymous") {
    if (file) return failed("payload", "files", "Người chưa đăng nhập Zalo chỉ nhận được tin chữ.");
    if (!conversationId) return failed("payload", "no_conversation", "Thiếu mã cuộc trò chuyện ẩn danh.");
    return anonymousReply(sending);
  }
  if (more.length > 0) return failed("payload", "files", "Mỗi tin Zalo chỉ kèm được một tệp.");
  if (!file) return consultation(sending, undefined);
  const uploaded = await uploadToZalo(hosts, file, accessToken, signal);
  return uploaded.ok ? consultation(sending, uploaded.attachment) : uploaded;
}

async function post(
  hosts: ZaloHosts,
  { host, path, body, shape }: ZaloRequest,
  accessToken: string,
  signal: AbortSignal,
): Promise<SendResult> {
  const answer = await callZalo(hosts, { host, path, body, accessToken }, shape, signal);
  return answer.ok ? { ok: true, externalId: answer.data } : answer;
}
