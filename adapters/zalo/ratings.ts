import { z } from "zod";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import type { RatingsQuery, RatingsResult } from "#src/ports/sender.ts";
import { failed } from "../provider/failed.ts";
import { callZalo, type ZaloHosts } from "./api.ts";
import { parseZalo } from "./parse.ts";

const text = z.coerce.string();
/** channels.md §1.5; a line that cannot be read is passed over, the rest counts. */
const Line = z.object({
  rate: z.coerce.number(),
  msgId: text,
  note: text.nullish(),
  feedbacks: z.array(text).nullish(),
  trackingId: text.nullish(),
  submitDate: z.coerce.number(),
});
const Page = z.object({ data: z.array(z.unknown()) });

/** Reads `POST /rating/get` of the template host. @returns events as the webhook `user_feedback` would have brought them */
export async function zaloRatings(
  hosts: ZaloHosts,
  { templateId, from, until, offset, limit }: RatingsQuery,
  account: ChannelAccount,
  accessToken: string | null,
  signal: AbortSignal,
): Promise<RatingsResult> {
  if (!accessToken) return failed("account", "no_token", "Tài khoản Zalo chưa được kết nối.");
  const query = new URLSearchParams({
    template_id: templateId,
    from_time: `${from.getTime()}`,
    to_time: `${until.getTime()}`,
    offset: `${offset}`,
    limit: `${limit}`,
  });
  const call = { host: "template", path: `/rating/get?${query}`, body: {}, accessToken } as const;
  const answer = await callZalo(hosts, call, Page, signal);
  if (!answer.ok) return answer;
  const lines = answer.data.data;
  return {
    ok: true,
    events: lines.flatMap((line) => eventsOf(line, account, hosts.now())),
    lines: lines.length,
  };
}

function eventsOf(line: unknown, account: ChannelAccount, now: Date): NormalizedEvent[] {
  const read = Line.safeParse(line);
  if (!read.success) return [];
  const { rate, msgId, note, feedbacks, trackingId, submitDate } = read.data;
  const message = { rate, msg_id: msgId, note: note ?? "", feedbacks: feedbacks ?? [], tracking_id: trackingId ?? "" };
  const event = { event_name: "user_feedback", oa_id: account.settings.oaId, timestamp: `${submitDate}`, message };
  return parseZalo(Buffer.from(JSON.stringify(event)), account, now);
}
