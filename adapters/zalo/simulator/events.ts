import { sha256Hex } from "../../signature.ts";
import type { ZaloIdentity, ZaloState } from "./state.ts";

/** The header that Zalo signs a delivery with: a plain SHA-256 with the timestamp that the body names. */
export function signZalo({ appId, webhookSecret }: Pick<ZaloIdentity, "appId" | "webhookSecret">, body: string) {
  const timestamp = /"timestamp":"(\d+)"/.exec(body)?.[1] ?? "";
  return { "x-zevent-signature": `mac=${sha256Hex(appId, body, timestamp, webhookSecret)}` };
}

/** A message event: `user_send_…` from a citizen, `oa_send_…` from the OA. */
export async function messageEvent(
  state: ZaloState,
  event: { name: string; userId: string; fromOa: boolean; message: object; adminId?: string },
): Promise<void> {
  const oa = { id: state.oaId, ...(event.adminId ? { admin_id: event.adminId } : {}) };
  const [sender, recipient] = event.fromOa ? [oa, { id: event.userId }] : [{ id: event.userId }, oa];
  const { name: event_name, message } = event;
  await deliver(state, {
    app_id: state.appId,
    sender,
    user_id_by_app: `a${event.userId}`,
    recipient,
    event_name,
    message,
  });
}

/** Any other event; `fields` go beside its name. */
export async function managementEvent(state: ZaloState, event_name: string, fields: object): Promise<void> {
  await deliver(state, { app_id: state.appId, oa_id: state.oaId, ...fields, event_name });
}

async function deliver(state: ZaloState, fields: object): Promise<void> {
  await state.hook.deliver(JSON.stringify({ ...fields, timestamp: String(state.tick()) }));
}
