import type { Gazetteer } from "./gazetteer.ts";
import { type Context, combine, contextOf, type Judgement, judgeDistrict, judgeProvince, judgeWard } from "./judge.ts";
import type { Mention, WardMention } from "./mention.ts";
import type { Named } from "./named.ts";

/** What the names of wards and districts in a text say together, and which of them said it. */
export interface Heard {
  judgement: Judgement | null;
  heard: readonly Mention[];
}

/** The surest kind of mention decides: wards with "phường" or a district beside them, then bare names, then districts. */
export function hear(mentions: readonly Mention[], names: Gazetteer): Heard {
  const wards = mentions
    .flatMap((mention, at) => (mention.kind === "ward" ? [{ mention, context: contextOf(mentions, at) }] : []))
    .filter(({ mention, context }) => mention.prefixed || !isElsewhere(mention, context));
  const strong = wards.filter(({ mention, context }) => mention.prefixed || context.beside);
  const used = strong.length ? strong : wards;
  const judgement = combine(used.map(({ mention, context }) => judgeWard(mention, context, names)));
  if (judgement) {
    const bare = wards.filter((ward) => !used.includes(ward)).flatMap(({ mention }) => mention.names);
    const heard = used.map(({ mention }) => mention);
    return { judgement: named(judgement, bare), heard: withDistricts(mentions, heard) };
  }
  const districts = mentions.filter((mention) => mention.kind === "district");
  const ofDistricts = combine(districts.map((mention) => judgeDistrict(mention, names)));
  if (ofDistricts) return { judgement: ofDistricts, heard: districts };
  const provinces = mentions.filter((mention) => mention.kind === "province");
  return { judgement: combine(provinces.map((mention) => judgeProvince(mention, names))), heard: provinces };
}

/** "Vườn Lài, quận 12": a bare name that no ward of the district beside it has is a street. */
const isElsewhere = ({ names }: WardMention, { beside, districts }: Context): boolean =>
  beside && !names.some((name) => districts.some((district) => name.districts.has(district)));

/** "P14 Q10 cũ (Diên Hồng)": which part of a split ward is meant stands beside it. */
function named(judgement: Judgement, bare: readonly Named[]): Judgement {
  if (judgement.doubt === null) return judgement;
  const today = bare.flatMap(({ era, codes }) => (era === "new" ? codes : []));
  const left = [...new Set(today)].filter((code) => judgement.weights.has(code));
  return left.length === 1 ? { ...judgement, weights: new Map(left.map((code) => [code, 1])), doubt: null } : judgement;
}

/** The first ward mention and the district right after it. */
function withDistricts(mentions: readonly Mention[], wards: readonly Mention[]): Mention[] {
  const [ward] = wards;
  if (!ward) return [];
  const next = mentions[mentions.indexOf(ward) + 1];
  return next?.kind === "district" && next.first - ward.last <= 4 ? [ward, next] : [ward];
}

/** A place outside the city, beside the last ward named or the only one named at all. */
export function speaksOfElsewhere(mentions: readonly Mention[]): Mention | undefined {
  const inside = (mention: Mention) =>
    mention.kind === "ward" || mention.kind === "district" || mention.kind === "landmark";
  const any = mentions.some(inside);
  return mentions.find((mention, at) => {
    if (mention.kind !== "beyond") return false;
    const before = mentions[at - 1];
    return !any || (before !== undefined && inside(before) && mention.first - before.last <= 3);
  });
}
