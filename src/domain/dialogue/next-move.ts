import {
  ASK_AT_MOST,
  type Dialogue,
  type DialogueState,
  type Heard,
  type Known,
  type Question,
  SAY_AT_MOST,
} from "./dialogue.ts";
import { CONDITIONS, type Line, moveFor } from "./moves.ts";

export interface Decided {
  /** In their order; empty = silent. Danger stands first and goes out by itself. */
  lines: readonly Line[];
  next: DialogueState;
  asked: Dialogue["asked"];
  /** The first automatic words here: say that they are. */
  introduces: boolean;
  also: "hand_over" | "opt_out" | "opt_in" | null;
}

/** Under a post everybody reads along: the numbers to call and the reference, nothing else. */
const IN_PUBLIC: readonly Line["say"][] = ["danger", "received", "received_undated"];

/** What the service does by itself after what the citizen did. Pure; the table is moves.ts. */
export function nextMove(dialogue: Dialogue, heard: Heard, known: Known): Decided {
  const move = moveFor(dialogue.state, heard.act);
  const mute = mayNotSpeak(heard, known);
  const lines = mute ? [] : spoken(move.lines, dialogue, heard, known);
  const asked = { ...dialogue.asked };
  for (const { asks } of lines) if (asks) asked[asks] = (asked[asks] ?? 0) + 1;
  const next = lines.findLast((line) => line.next)?.next ?? move.next ?? settled(dialogue, heard, known);
  return {
    lines,
    // Wishes are minded also where nothing is said.
    next: heard.silent ? dialogue.state : next,
    asked,
    introduces: lines.length > 0 && !dialogue.introduced,
    also: heard.silent ? null : (move.also ?? null),
  };
}

const mayNotSpeak = (heard: Heard, known: Known): boolean =>
  heard.silent === true || !known.automatic || known.saidLately >= SAY_AT_MOST || known.ticket?.unwanted === true;

function spoken(lines: readonly Line[], { asked }: Dialogue, heard: Heard, known: Known): Line[] {
  return lines.filter(
    ({ say, when = [], asks, usedUp }) =>
      when.every((condition) => CONDITIONS[condition](known)) &&
      (asks === undefined || mayAsk(asked, asks, known)) &&
      (usedUp === undefined || (asked[usedUp] ?? 0) >= ASK_AT_MOST) &&
      (heard.public !== true || IN_PUBLIC.includes(say)),
  );
}

function mayAsk(asked: Dialogue["asked"], question: Question, known: Known): boolean {
  const times = asked[question] ?? 0;
  // The next bubble of a citizen who is still writing is no reason to ask again.
  return times < ASK_AT_MOST && !(times > 0 && known.justAsked);
}

/** Where the place has become known, or has been asked for often enough, it is no longer waited for. */
function settled(dialogue: Dialogue, heard: Heard, known: Known): DialogueState {
  if (heard.act !== "triaged" || dialogue.state !== "asked_place") return dialogue.state;
  return known.ticket?.needsPlace ? dialogue.state : "idle";
}
