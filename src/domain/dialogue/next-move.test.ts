import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ACTS,
  ASK_AT_MOST,
  DIALOGUE_STATES,
  type Dialogue,
  type Heard,
  type Known,
  type KnownTicket,
  NEW_DIALOGUE,
  QUESTIONS,
  SAY_AT_MOST,
} from "./dialogue.ts";
import { nextMove } from "./next-move.ts";

const TICKET: KnownTicket = {
  critical: false,
  unwanted: false,
  petition: false,
  acknowledged: false,
  warned: false,
  needsPlace: false,
  wantsPhoto: false,
  dated: true,
};
const KNOWN: Known = { automatic: true, ticket: null, unknownReference: false, justAsked: false, saidLately: 0 };
const ticket = (facts: Partial<KnownTicket> = {}): Known => ({ ...KNOWN, ticket: { ...TICKET, ...facts } });
const at = (state: Dialogue["state"], asked: Dialogue["asked"] = {}): Dialogue => ({ ...NEW_DIALOGUE, state, asked });
const heard = (act: Heard["act"], more: Partial<Heard> = {}): Heard => ({ act, language: "vi", ...more });
const move = (dialogue: Dialogue, act: Heard["act"], known: Known, more: Partial<Heard> = {}) => {
  const { lines, next } = nextMove(dialogue, heard(act, more), known);
  return [...lines.map(({ say }) => say), `→ ${next}`];
};

describe("the table", () => {
  test.each<[string, Dialogue, Heard["act"], Known, string[]]>([
    ["greets who greets", at("idle"), "greeting", KNOWN, ["greeting", "→ idle"]],
    ["confirms with unit and time", at("idle"), "triaged", ticket(), ["received", "→ idle"]],
    [
      "confirms without, where the desk decides",
      at("idle"),
      "triaged",
      ticket({ dated: false }),
      ["received_undated", "→ idle"],
    ],
    [
      "asks for a picture where it helps",
      at("idle"),
      "triaged",
      ticket({ wantsPhoto: true }),
      ["received", "ask_photo", "→ idle"],
    ],
    [
      "asks for the place first",
      at("idle"),
      "triaged",
      ticket({ dated: false, needsPlace: true, wantsPhoto: true }),
      ["received_undated", "ask_place", "→ asked_place"],
    ],
    [
      "says the numbers before anything else",
      at("idle"),
      "triaged",
      ticket({ critical: true }),
      ["danger", "received", "→ idle"],
    ],
    [
      "says the numbers to each who cries out, once a ticket",
      at("idle"),
      "emergency",
      ticket({ warned: true }),
      ["→ idle"],
    ],
    ["says them once", at("idle"), "triaged", ticket({ critical: true, warned: true, acknowledged: true }), ["→ idle"]],
    ["confirms once", at("idle"), "triaged", ticket({ acknowledged: true }), ["→ idle"]],
    [
      "shows who has a petition the right place",
      at("idle"),
      "triaged",
      ticket({ petition: true, dated: false, needsPlace: true }),
      ["petition", "received_undated", "→ idle"],
    ],
    [
      "takes the place",
      at("asked_place", { place: 1 }),
      "triaged",
      ticket({ acknowledged: true }),
      ["place_known", "→ idle"],
    ],
    [
      "asks a second time",
      at("asked_place", { place: 1 }),
      "triaged",
      ticket({ acknowledged: true, needsPlace: true }),
      ["ask_place", "→ asked_place"],
    ],
    [
      "then leaves it to a person",
      at("asked_place", { place: 2 }),
      "triaged",
      ticket({ acknowledged: true, needsPlace: true }),
      ["place_unknown", "→ idle"],
    ],
    [
      "does not ask who is still writing",
      at("asked_place", { place: 1 }),
      "triaged",
      { ...ticket({ acknowledged: true, needsPlace: true }), justAsked: true },
      ["→ asked_place"],
    ],
    ["adds to what is open", at("idle"), "matter", ticket({ acknowledged: true }), ["added", "→ idle"]],
    ["tells the status", at("idle"), "status", ticket(), ["status", "→ idle"]],
    ["asks for the reference", at("idle"), "status", KNOWN, ["ask_reference", "→ asked_reference"]],
    [
      "says that a reference is wrong",
      at("asked_reference"),
      "status",
      { ...KNOWN, unknownReference: true },
      ["status_unknown", "→ asked_reference"],
    ],
    ["calls a person", at("idle"), "person", KNOWN, ["person", "→ with_person"]],
    ["is quiet with a person", at("with_person"), "greeting", KNOWN, ["→ with_person"]],
    [
      "is quiet with a person in danger too: the desk is alarmed",
      at("with_person"),
      "triaged",
      ticket({ critical: true }),
      ["→ with_person"],
    ],
    ["stops when told", at("idle"), "opt_out", KNOWN, ["opted_out", "→ opted_out"]],
    ["stays stopped", at("opted_out"), "thanks", KNOWN, ["→ opted_out"]],
    ["begins again when told", at("opted_out"), "opt_in", KNOWN, ["opted_in", "→ idle"]],
    ["lets “dạ” stand", at("idle"), "acknowledgement", KNOWN, ["→ idle"]],
    ["says nothing to spam", at("idle"), "triaged", ticket({ unwanted: true }), ["→ idle"]],
  ])("%s", (_, dialogue, act, known, expected) => {
    expect(move(dialogue, act, known)).toEqual(expected);
  });

  test("under a post only the reference and the numbers are said", () => {
    const known = ticket({ critical: true, needsPlace: true, wantsPhoto: true });
    expect(move(at("idle"), "triaged", known, { public: true })).toEqual(["danger", "received", "→ idle"]);
    expect(move(at("idle"), "greeting", KNOWN, { public: true })).toEqual(["→ idle"]);
  });

  test("the first words introduce themselves, later ones do not", () => {
    expect(nextMove(at("idle"), heard("thanks"), KNOWN).introduces).toBe(true);
    expect(nextMove({ ...at("idle"), introduced: true }, heard("thanks"), KNOWN).introduces).toBe(false);
    expect(nextMove(at("idle"), heard("acknowledgement"), KNOWN).introduces).toBe(false);
  });
});

describe("whatever happens", () => {
  const flag = fc.boolean();
  const knownTicket: fc.Arbitrary<KnownTicket> = fc.record({
    ...{ critical: flag, unwanted: flag, petition: flag, acknowledged: flag, warned: flag },
    ...{ needsPlace: flag, wantsPhoto: flag, dated: flag },
  });
  const known: fc.Arbitrary<Known> = fc.record({
    automatic: flag,
    ticket: fc.option(knownTicket),
    unknownReference: flag,
    justAsked: flag,
    saidLately: fc.nat(12),
  });
  const said: fc.Arbitrary<Heard> = fc.record({
    act: fc.constantFrom(...ACTS),
    language: fc.constantFrom("vi" as const, "en" as const),
    silent: flag,
    public: flag,
  });
  const steps = fc.array(fc.record({ heard: said, known }), { maxLength: 60 });

  /** The states that follow each other, with what was said on the way. */
  function* talk(all: readonly { heard: Heard; known: Known }[]) {
    let dialogue = NEW_DIALOGUE;
    for (const step of all) {
      const decided = nextMove(dialogue, step.heard, step.known);
      yield { ...step, before: dialogue, decided };
      dialogue = {
        state: decided.next,
        asked: decided.asked,
        introduced: dialogue.introduced || decided.introduces,
      };
    }
  }

  test("nothing is asked more than twice, and what is asked is counted", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const asked = [...talk(all)].flatMap(({ decided }) => decided.lines.flatMap(({ asks }) => asks ?? []));
        for (const question of QUESTIONS)
          expect(asked.filter((one) => one === question).length).toBeLessThanOrEqual(ASK_AT_MOST);
      }),
    );
  });

  test("it does not speak with a person, opted out, switched off, to an echo or a machine, or too often", () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { before, heard: one, known: facts, decided } of talk(all)) {
          const mute =
            one.silent || !facts.automatic || facts.saidLately >= SAY_AT_MOST || before.state === "with_person";
          if (mute) expect(decided.lines).toEqual([]);
          if (before.state === "opted_out" && one.act !== "opt_in") expect(decided.lines).toEqual([]);
        }
      }),
    );
  });

  test("it introduces itself exactly once, in front of its first words; danger comes first", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const speaking = [...talk(all)].filter(({ decided }) => decided.lines.length > 0);
        expect(speaking.map(({ decided }) => decided.introduces)).toEqual(speaking.map((_, index) => index === 0));
        for (const { decided } of speaking)
          expect(decided.lines.findIndex(({ say }) => say === "danger")).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("every state is left by a wish of the citizen", () => {
    for (const state of DIALOGUE_STATES) {
      expect(nextMove(at(state), heard("opt_out"), KNOWN).next).toBe("opted_out");
      if (state !== "opted_out") expect(nextMove(at(state), heard("person"), KNOWN).next).toBe("with_person");
    }
  });
});
