import { z } from "zod";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Sender, Sending, SendResult } from "#src/ports/sender.ts";
import { failed } from "../provider/failed.ts";
import { pace } from "../provider/pace.ts";
import { callGraph, type GraphHost } from "./api.ts";
import { pageHealth } from "./health.ts";
import { messengerMessage, privateReply } from "./outgoing.ts";
import { uploadToPage } from "./upload.ts";

const Sent = z.object({ message_id: z.coerce.string().min(1) }).transform(({ message_id }): string => message_id);
const Commented = z.object({ id: z.coerce.string().min(1) }).transform(({ id }): string => id);

/** Whose name it is sent in. */
interface Page {
  pageId: string;
  accessToken: string;
  appSecret: string | undefined;
}

/** Below 300 texts and 10 files a second (channels.md §2.6). */
const TEXTS_PER_SECOND = 200;
const FILES_PER_SECOND = 8;

/** A Page's ways out: Messenger, a public answer under a comment, the one private answer to its writer. */
export function facebookSender(host: GraphHost): Sender {
  const [words, files] = [pace(TEXTS_PER_SECOND), pace(FILES_PER_SECOND)];
  return {
    ways: ["messenger", "facebook_comment", "facebook_private_reply"],
    async send(sending, account, accessToken, signal) {
      const { pageId } = account.settings;
      if (!accessToken || !pageId) return failed("account", "no_token", "Trang Facebook chưa được kết nối.");
      await (sending.bubble.files.length > 0 ? files : words)(account.id, signal);
      const page = { pageId, accessToken, appSecret: account.secrets.appSecret };
      return SEND[wayOf(sending)](host, sending, page, signal);
    },
    health: (account: ChannelAccount, accessToken, signal) => pageHealth(host, account, accessToken, signal),
  };
}

type FacebookWay = "messenger" | "facebook_comment" | "facebook_private_reply";
type Send = (host: GraphHost, sending: Sending, page: Page, signal: AbortSignal) => Promise<SendResult>;

const wayOf = ({ way }: Sending): FacebookWay =>
  way === "facebook_comment" || way === "facebook_private_reply" ? way : "messenger";

const SEND: Record<FacebookWay, Send> = {
  async messenger(host, sending, page, signal) {
    const { files, text } = sending.bubble;
    const [file] = files;
    if (!file) return post(host, messengerMessage(sending, undefined), page, signal);
    // A Messenger message is words or one file, never both.
    if (files.length > 1 || text !== "")
      return failed("payload", "files", "Messenger gửi mỗi tệp thành một tin riêng.");
    const uploaded = await uploadToPage(host, file, page, signal);
    return uploaded.ok ? post(host, messengerMessage(sending, uploaded.attachment), page, signal) : uploaded;
  },
  async facebook_private_reply(host, sending, page, signal) {
    if (sending.bubble.files.length > 0) return failed("payload", "files", "Tin trả lời riêng chỉ có chữ.");
    return post(host, privateReply(sending, page.pageId), page, signal);
  },
  async facebook_comment(host, sending, page, signal) {
    if (sending.bubble.files.length > 0) return failed("payload", "files", "Trả lời công khai chỉ có chữ.");
    const { accessToken, appSecret } = page;
    const call = { path: `/${sending.to}/comments`, body: { message: sending.bubble.text }, accessToken, appSecret };
    return resultOf(await callGraph(host, call, Commented, signal));
  },
};

async function post(host: GraphHost, body: object, page: Page, signal: AbortSignal): Promise<SendResult> {
  const { pageId, accessToken, appSecret } = page;
  return resultOf(await callGraph(host, { path: `/${pageId}/messages`, body, accessToken, appSecret }, Sent, signal));
}

const resultOf = (answer: Awaited<ReturnType<typeof callGraph<string>>>): SendResult =>
  answer.ok ? { ok: true, externalId: answer.data } : answer;
