import { createHmac } from "node:crypto";
import type { GraphState, PageIdentity } from "./state.ts";

export const signPage = ({ appSecret }: Pick<PageIdentity, "appSecret">, body: string) => ({
  "x-hub-signature-256": `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`,
});

/** As Meta writes JSON: every letter that is not ASCII as \uXXXX, slashes escaped. Parsing and writing it again breaks the sum. */
export function metaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One entry of a delivery; held back, entries become one batch (see `batch`). */
export interface Entry {
  messaging?: object[];
  changes?: object[];
}

export async function deliverEntry(state: GraphState, entry: Entry): Promise<void> {
  await state.hook.deliver(bodyOf(state, [entry]));
}

/** A delivery of several entries, of both kinds if need be. */
export function bodyOf(state: GraphState, entries: readonly Entry[]): string {
  const entry = entries.map((one) => ({
    id: state.pageId,
    // Milliseconds with messages, seconds with changes.
    time: one.changes ? Math.floor(state.now().getTime() / 1_000) : state.now().getTime(),
    ...one,
  }));
  return metaJson({ object: "page", entry });
}

/** An item of `messaging[]`: from a citizen, or from the Page to one. */
export function messagingItem(state: GraphState, personId: string, fromPage: boolean, fields: object) {
  const [sender, recipient] = fromPage ? [state.pageId, personId] : [personId, state.pageId];
  return { sender: { id: sender }, recipient: { id: recipient }, timestamp: state.tick(), ...fields };
}
