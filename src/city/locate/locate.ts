import type { Pin } from "../boundaries/geometry.ts";
import type { PinReading } from "../boundaries/pin-in-wards.ts";
import type { LocateQuestion, Place, WardCandidate } from "../city.ts";
import { ASK_ANYTHING, askFor, askNear } from "./ask.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { hear, speaksOfElsewhere } from "./hear.ts";
import type { Judgement } from "./judge.ts";
import type { Mention } from "./mention.ts";
import { readMentions } from "./read-mentions.ts";
import { readStreets } from "./read-street.ts";
import { readWords, type Word } from "./read-words.ts";
import { wardsOfStreets } from "./street-facts.ts";
import { weighFacts } from "./weigh-facts.ts";
import { ofText, type Together, withPin } from "./with-pin.ts";

const MAX_CANDIDATES = 5;

/** A pin by itself: wards less likely than this are not offered. */
const WORTH_ASKING = 0.03;

const NOWHERE: Place = {
  status: "none",
  ward: null,
  candidates: [],
  span: null,
  street: null,
  ask: ASK_ANYTHING,
  formerDistrict: null,
  pinWard: null,
  conflict: false,
};

/** What the text says, and where the pin is. @param readPin wards around a pin, as they are at the time asked for */
export const locateIn =
  (names: Gazetteer, readPin: (pin: Pin) => PinReading) =>
  ({ text, lat, lng }: LocateQuestion): Place => {
    const words = names.mend(readWords(text));
    const all = readMentions(words, text, names);
    const pin = lat !== undefined && lng !== undefined ? readPin({ lat, lng }) : null;
    const streets = readStreets(text, names.streetShort);
    const common = { street: streets[0]?.name ?? null, pinWard: named(pin?.near[0]?.code, names) };
    const beyond = speaksOfElsewhere(all);
    if (beyond) {
      const conflict = pin !== null && pin.near.length > 0;
      return { ...NOWHERE, ...common, status: "outside", span: spanOf(words, [beyond]), ask: null, conflict };
    }

    const landmarks = all.filter((mention) => mention.kind === "landmark");
    const { judgement, heard } = hear(
      all.filter((mention) => mention.kind !== "landmark"),
      names,
    );
    const known = weighFacts(
      judgement,
      landmarks.flatMap((mention) => mention.landmarks),
      wardsOfStreets(streets, words, names.streets, judgement),
      names,
    );
    if (!known) return { ...(pin ? placeOfPin(pin, names) : NOWHERE), ...common };
    const together = pin ? withPin(known, pin) : ofText(known);
    const span = spanOf(words, heard.length ? heard : landmarks.slice(0, 1));
    return { ...placeOf(known, together, names), ...common, span };
  };

function spanOf(words: readonly Word[], mentions: readonly Mention[]): [number, number] | null {
  const start = words[mentions[0]?.first ?? -1]?.start;
  const end = words[mentions.at(-1)?.last ?? -1]?.end;
  return start === undefined || end === undefined ? null : [start, end];
}

function named(code: string | undefined, names: Gazetteer): { code: string; name: string } | null {
  const ward = code === undefined ? undefined : names.wards.get(code);
  return ward ? { code: ward.code, name: ward.name } : null;
}

function placeOf(judgement: Judgement, { candidates: all, settled, conflict }: Together, names: Gazetteer): Place {
  const candidates = all.flatMap(({ code, p }): WardCandidate[] => {
    const ward = named(code, names);
    return ward ? [{ ...ward, p: rounded(p) }] : [];
  });
  const [first] = candidates;
  if (settled && first) {
    const ward = { code: first.code, name: first.name };
    const formerDistrict = judgement.district ?? onlyDistrict([ward.code], names);
    const likely = judgement.doubt === null ? [{ ...ward, p: 1 }] : candidates.slice(0, MAX_CANDIDATES);
    return { ...NOWHERE, status: "resolved", ward, candidates: likely, ask: null, formerDistrict, conflict };
  }
  const ask = askFor(
    judgement,
    candidates.map(({ name }) => name),
  );
  const codes = candidates.map(({ code }) => code);
  const formerDistrict = judgement.district ?? onlyDistrict(codes, names);
  return {
    ...NOWHERE,
    status: "ambiguous",
    candidates: candidates.slice(0, MAX_CANDIDATES),
    ask,
    formerDistrict,
    conflict,
  };
}

/** The former district of all of these wards, when it is one. */
function onlyDistrict(codes: readonly string[], names: Gazetteer): string | null {
  const districts = new Set(codes.flatMap((code) => names.districtsOf.get(code) ?? []));
  return districts.size === 1 ? ([...districts][0] ?? null) : null;
}

const rounded = (p: number) => Math.round(p * 1_000) / 1_000;

function placeOfPin(pin: PinReading, names: Gazetteer): Place {
  const near = pin.near.filter(({ p }, at) => at === 0 || p >= WORTH_ASKING).slice(0, MAX_CANDIDATES);
  const candidates = near.flatMap(({ code, p }): WardCandidate[] => {
    const ward = named(code, names);
    return ward ? [{ ...ward, p: rounded(p) }] : [];
  });
  const [first] = candidates;
  if (!first) return { ...NOWHERE, status: "outside", ask: null };
  const formerDistrict = onlyDistrict([first.code], names);
  if (pin.sure) {
    const ward = { code: first.code, name: first.name };
    return { ...NOWHERE, status: "resolved", ward, candidates, ask: null, formerDistrict };
  }
  return { ...NOWHERE, status: "ambiguous", candidates, ask: askNear(candidates.map(({ name }) => name)) };
}
