import { createHash } from "node:crypto";
import { AppError } from "#src/errors.ts";
import type { ChannelAdapter } from "#src/ports/channel.ts";
import { formEvent } from "#src/services/submissions/form-event.ts";

/**
 * Our own web form. Deliveries are written by `submitForm`, so there is no signature: an account of this channel has
 * no webhook path, and whatever is stored under it came through the form.
 */
export const webform: ChannelAdapter = {
  channel: "webform",
  verify: (_body, _headers, account) => account.channel === "webform",
  parse(body, _account, receivedAt) {
    const digest = createHash("sha256").update(body).digest("hex");
    return [formEvent(jsonOf(body), digest, receivedAt)];
  },
};

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new AppError("INVALID", "Phản ánh gửi lên không phải là JSON hợp lệ.");
  }
}
