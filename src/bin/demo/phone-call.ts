import { randomUUID } from "node:crypto";
import { stringeeIvr } from "#adapters/hotline/ivr.ts";
import type { DemoAct } from "#dashboards/demo/demo.ts";
import type { Stage } from "./acts.ts";
import type { Person } from "./cast.ts";
import { ACCOUNTS, HOTLINE_SECRET } from "./identities.ts";

type Call = Extract<DemoAct, { do: "call" }>;

/**
 * Rings the hotline. Nobody has to speak into a microphone: what the desk would write down is typed, and what the menu
 * says is shown.
 */
export async function phoneCall(stage: Stage, person: Person, call: Call): Promise<void> {
  const { own, pbx } = stage.sims;
  const thread = `hotline ${person.id}`;
  const facts = { how: call.how, ...(call.keys ? { keys: call.keys } : {}) };
  if (call.how === "menu") {
    const said = own.add({
      id: `menu-${randomUUID()}`,
      thread,
      from: "citizen",
      text: "",
      kind: "call",
      at: new Date(),
      facts,
    });
    for (const [at, text] of (await menuHeard(stage, person, call.keys)).entries())
      own.add({ id: `${said.id}-${at}`, thread, from: "us", text, kind: "heard", at: new Date() });
    return;
  }
  const { id, startedAt } = await pbx.call({
    from: person.phone,
    keys: [...call.keys].filter((key) => key !== ","),
    ...(call.note ? { note: call.note } : {}),
    // A tone for each side, as long as nobody has to listen to it: what is said stands in the note.
    ...(call.how === "missed" ? { answeredAt: null } : { recordingUrl: pbx.recording(3, 0) }),
  });
  own.add({ id, thread, from: "citizen", text: call.note, kind: "call", at: startedAt, facts });
}

/** The menu of the second line, which an exchange asks us for step by step. */
function menuHeard({ sims, serviceUrl }: Stage, person: Person, keys: string): Promise<string[]> {
  const account = {
    id: ACCOUNTS.menu,
    channel: "hotline",
    state: "active",
    settings: {},
    secrets: { secret: HOTLINE_SECRET },
  } as const;
  const answerUrl = `${serviceUrl}/hooks/call/${ACCOUNTS.menu}/answer?key=${stringeeIvr.key(account)}`;
  // "2,26739#": an answer of several keys; without a comma each key answers one question.
  const presses = keys.includes(",") ? keys.split(",") : [...keys];
  return sims.pbx.ivr({ answerUrl, from: person.phone, presses });
}
