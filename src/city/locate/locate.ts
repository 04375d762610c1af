import type { LocateQuestion, Place, WardCandidate } from "../city.ts";
import { ASK_ANYTHING, askFor, askNear } from "./ask.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { combine, contextOf, type Judgement, judgeDistrict, judgeWard } from "./judge.ts";
import type { Mention } from "./mention.ts";
import { distanceKm, isClear, nearest, OUTSIDE_KM, type Pin } from "./nearest.ts";
import { readMentions } from "./read-mentions.ts";
import { readStreet } from "./read-street.ts";
import { readWords, type Word } from "./read-words.ts";

const MAX_CANDIDATES = 5;
const NEAREST = 3;

/** How likely the usual successor of a split ward is; the others share the rest. */
const FIRST_OF_SPLIT = 0.6;

/** What `isClear` was right for. */
const CLEAR_P = 0.99;

const NOWHERE: Place = { status: "none", ward: null, candidates: [], span: null, street: null, ask: ASK_ANYTHING };

/** What the text says, and where the pin is when the text does not settle it. */
export const locateIn =
  (names: Gazetteer) =>
  ({ text, lat, lng }: LocateQuestion): Place => {
    const words = readWords(text);
    const mentions = readMentions(words, text, names);
    const pin = lat !== undefined && lng !== undefined ? { lat, lng } : null;
    const street = readStreet(text);
    const beyond = speaksOfElsewhere(mentions);
    if (beyond) return { ...NOWHERE, status: "outside", span: spanOf(words, [beyond]), street, ask: null };
    const { judgement, heard } = judge(mentions, names);
    if (judgement) return { ...placeFrom(judgement, pin, names), span: spanOf(words, heard), street };
    return { ...(pin ? placeAt(pin, names) : NOWHERE), street };
  };

/** A place outside the city, beside the last ward named or the only one named at all. */
function speaksOfElsewhere(mentions: readonly Mention[]): Mention | undefined {
  const inside = (mention: Mention) => mention.kind === "ward" || mention.kind === "district";
  const any = mentions.some(inside);
  return mentions.find((mention, at) => {
    if (mention.kind !== "beyond") return false;
    const before = mentions[at - 1];
    return !any || (before !== undefined && inside(before) && mention.first - before.last <= 3);
  });
}

/** The surest kind of mention decides: wards with "phường" or a district beside them, then bare names, then districts. */
function judge(mentions: readonly Mention[], names: Gazetteer): { judgement: Judgement | null; heard: Mention[] } {
  const wards = mentions.flatMap((mention, at) =>
    mention.kind === "ward" ? [{ mention, context: contextOf(mentions, at) }] : [],
  );
  const strong = wards.filter(({ mention, context }) => mention.prefixed || context.beside);
  const used = strong.length ? strong : wards;
  const judged = combine(used.map(({ mention, context }) => judgeWard(mention, context, names)));
  if (judged)
    return {
      judgement: judged,
      heard: withDistricts(
        mentions,
        used.map(({ mention }) => mention),
      ),
    };
  const districts = mentions.filter((mention) => mention.kind === "district");
  return { judgement: combine(districts.map((mention) => judgeDistrict(mention, names))), heard: districts };
}

/** The first ward mention and the district right after it. */
function withDistricts(mentions: readonly Mention[], wards: readonly Mention[]): Mention[] {
  const [ward] = wards;
  if (!ward) return [];
  const next = mentions[mentions.indexOf(ward) + 1];
  return next?.kind === "district" && next.first - ward.last <= 4 ? [ward, next] : [ward];
}

function spanOf(words: readonly Word[], mentions: readonly Mention[]): [number, number] | null {
  const start = words[mentions[0]?.first ?? -1]?.start;
  const end = words[mentions.at(-1)?.last ?? -1]?.end;
  return start === undefined || end === undefined ? null : [start, end];
}

function placeFrom(judgement: Judgement, pin: Pin | null, names: Gazetteer): Place {
  const wards = judgement.codes.map((code) => names.wards.get(code)).filter((ward) => ward !== undefined);
  if (judgement.doubt === null && wards[0]) {
    const ward = { code: wards[0].code, name: wards[0].name };
    return { ...NOWHERE, status: "resolved", ward, candidates: [{ ...ward, p: 1 }], ask: null };
  }
  // A pin may be where the writer sits now: it orders the choices, it does not choose.
  if (pin) wards.sort((a, b) => distanceKm(a, pin) - distanceKm(b, pin));
  const split = judgement.doubt === "split" || pin !== null;
  const share = (at: number) => (split ? likelihood(at, wards.length) : 1 / wards.length);
  const candidates = wards.map(({ code, name }, at): WardCandidate => ({ code, name, p: rounded(share(at)) }));
  const ask = askFor(
    judgement,
    candidates.map(({ name }) => name),
  );
  return { ...NOWHERE, status: "ambiguous", candidates: candidates.slice(0, MAX_CANDIDATES), ask };
}

const rounded = (p: number) => Math.round(p * 1_000) / 1_000;

const likelihood = (at: number, of: number) =>
  at === 0 ? (of === 1 ? 1 : FIRST_OF_SPLIT) : (1 - FIRST_OF_SPLIT) / (of - 1);

function placeAt(pin: Pin, names: Gazetteer): Place {
  const near = nearest(names.wards.values(), pin).slice(0, NEAREST);
  if (!near[0] || near[0].km > OUTSIDE_KM) return { ...NOWHERE, status: "outside", ask: null };
  if (isClear(near)) {
    const ward = { code: near[0].ward.code, name: near[0].ward.name };
    return { ...NOWHERE, status: "resolved", ward, candidates: [{ ...ward, p: CLEAR_P }], ask: null };
  }
  const weights = near.map(({ km }) => 1 / (km + 0.1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const candidates = near.map(({ ward }, at) => ({
    code: ward.code,
    name: ward.name,
    p: rounded((weights[at] ?? 0) / sum),
  }));
  return { ...NOWHERE, status: "ambiguous", candidates, ask: askNear(candidates.map(({ name }) => name)) };
}
