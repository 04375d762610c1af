import type { Delivery } from "#adapters/simulation/hook.ts";
import type { Said } from "#adapters/simulation/transcript.ts";
import type { DemoBubble, Who } from "#dashboards/demo/demo.ts";
import { commentsOf } from "./comments-of.ts";
import { abroad, personOf, psid, zaloId } from "./ids.ts";
import type { Simulators } from "./simulators.ts";

/** Enough to see how a conversation came about; older ones stay with the provider. */
const MOST = 80;

/** Both sides of one person's conversation, as the provider has it, oldest first. */
export function bubblesOf(sims: Simulators, who: Who): DemoBubble[] {
  const person = personOf(who.person);
  const { zalo, pbx, sms, mail, own } = sims;
  const texts = sms.transcript.of(abroad(person)).map((said) => shown("sms", said, []));
  const all = {
    zalo: () => zalo.transcript.of(zaloId(person)).map((said) => shown("zalo", said, zalo.hook.deliveries)),
    facebook: () => facebook(sims, psid(person)),
    hotline: () => [
      ...own.of(`hotline ${person.id}`).map((said) => shown("call", said, pbx.hook.deliveries)),
      ...texts,
    ],
    webform: () => [
      ...own.of(`webform ${person.id}`).map((said) => shown("form", said, [])),
      ...mail.transcript.of(person.email).map((said) => shown("email", said, [])),
    ],
  }[who.channel]();
  return all.sort((one, other) => one.at.localeCompare(other.at)).slice(-MOST);
}

/** Messenger, and what was written under the Page's posts by them or in answer to them. */
function facebook({ graph }: Simulators, id: string): DemoBubble[] {
  const { deliveries } = graph.hook;
  const theirs = commentsOf(deliveries, id);
  const comments = graph.transcript.all.filter((said) => theirs.has(said.id));
  return [
    ...graph.transcript.of(id).map((said) => shown("messenger", said, deliveries)),
    ...comments.map((said) => shown("comment", said, deliveries)),
  ];
}

function shown(way: string, said: Said, deliveries: readonly Delivery[]): DemoBubble {
  const { id, from, kind, text, files, quickReplies, at, facts } = said;
  return {
    ...{ id, from, way, kind, facts },
    // A picture without words comes without a text, whatever its type says.
    text: said.removed ? "" : (text ?? ""),
    pictures: files.flatMap((address) => pathOf(way, address)),
    buttons: quickReplies.filter(({ payload }) => payload !== ""),
    at: at.toISOString(),
    told: toldOf(said, deliveries),
  };
}

/** The browser gets pictures from the service: it may ask nobody else. */
function pathOf(way: string, address: string): string[] {
  const id = /\/media\/(m\d+)$/.exec(address)?.[1];
  return id ? [`/demo/file/${way === "zalo" ? "zalo" : "graph"}/${id}`] : [];
}

/** What the webhook was told about a message, and what it answered. */
function toldOf({ id, at, thread }: Said, deliveries: readonly Delivery[]): DemoBubble["told"] {
  const about = deliveries.filter(({ body }) => body.includes(id));
  const some = (pattern: RegExp) => about.some(({ body }) => pattern.test(body));
  const readUpTo = deliveries.some(({ body }) => body.includes(thread) && watermarkIn(body) >= at.getTime());
  return {
    tries: about.flatMap(({ statuses }) => statuses).slice(-5),
    acknowledged: about.length > 0 && about.every(({ acknowledged }) => acknowledged),
    echoed: some(/"oa_send_|"is_echo":true/),
    received: some(/user_received_message|"delivery":/),
    seen: some(/user_seen_message/) || readUpTo,
  };
}

const watermarkIn = (body: string): number => Number(/"read":\{"watermark":(\d+)/.exec(body)?.[1] ?? 0);
