import { z } from "zod";

/** The actions of a Stringee SCCO that the simulated exchange plays; others it passes over. */
const Action = z.looseObject({
  action: z.string(),
  text: z.string().optional(),
  fileName: z.string().optional(),
  eventUrl: z.union([z.string(), z.array(z.string())]).optional(),
});
type Action = z.output<typeof Action>;

export interface IvrCall {
  answerUrl: string;
  callId: string;
  from: string;
  to: string;
  /** What the caller presses, one string for each question: "3", "1234#". */
  presses: string[];
  /** What the caller leaves when asked to speak. */
  recordingUrl: string;
}

/** What the caller heard, in order: texts read, files played, "(nói sau tiếng bíp)", "(nối máy)". */
export type Heard = string[];

/** A script that never ends would keep a caller on the line for ever. */
const MAX_ACTIONS = 50;

/**
 * Plays a call as Stringee does: asks `answer_url` for actions, plays them, posts keys and recordings to their `eventUrl`,
 * and goes on with the actions that come back.
 */
export async function playIvr(call: IvrCall): Promise<Heard> {
  const { answerUrl, callId, from, to } = call;
  const url = new URL(answerUrl);
  for (const [key, value] of Object.entries({ from, to, callId, uuid: callId, fromInternal: "false" })) {
    url.searchParams.set(key, value);
  }
  const presses = [...call.presses];
  const queue = await actionsOf(await fetch(url));
  const heard: Heard = [];
  for (let count = 0; count < MAX_ACTIONS; count += 1) {
    const action = queue.shift();
    if (!action) return heard;
    const said = saidBy(action);
    if (said !== undefined) heard.push(said);
    const next = await told(call, action, presses);
    if (next) queue.splice(0, queue.length, ...next);
    if (action.action === "connect" || action.action === "hangup") return heard;
  }
  throw new Error(`the script of ${answerUrl} does not end`);
}

function saidBy({ action, text, fileName }: Action): string | undefined {
  if (action === "talk") return text;
  if (action === "play") return fileName;
  if (action === "recordMessage") return "(nói sau tiếng bíp)";
  return action === "connect" ? "(nối máy)" : undefined;
}

/** Keys and recordings go to the address that the action names; what comes back takes the place of what was left. */
async function told(call: IvrCall, action: Action, presses: string[]): Promise<Action[] | undefined> {
  const [eventUrl] = [action.eventUrl].flat();
  if (!eventUrl || (action.action !== "input" && action.action !== "recordMessage")) return undefined;
  const { callId, from, to, recordingUrl } = call;
  const dtmf = presses.shift() ?? "";
  const what = action.action === "input" ? { dtmf, timeout: dtmf === "" } : { recordingUrl, file: recordingUrl };
  const answer = await fetch(eventUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ call_id: callId, from: { number: from }, to: { number: to }, ...what }),
  });
  const next = await actionsOf(answer);
  return next.length > 0 ? next : undefined;
}

async function actionsOf(answer: Response): Promise<Action[]> {
  if (!answer.ok) throw new Error(`the answer to the call was HTTP ${answer.status}`);
  return z
    .array(Action)
    .catch([])
    .parse(await answer.json().catch(() => []));
}
