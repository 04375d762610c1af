import type { District, Gazetteer } from "./gazetteer.ts";
import type { DistrictMention, Mention, ProvinceMention, WardMention } from "./mention.ts";
import type { Named } from "./named.ts";

/** Why a place is not settled. */
export type Doubt = "split" | "which_district" | "which_ward" | "conflict";

/** What one mention, or all together, says. */
export interface Judgement {
  /** Today's wards, each with the old wards that it may be for: 1 for a whole one, a share for a part. */
  weights: ReadonlyMap<string, number>;
  /** null = the only ward is sure. */
  doubt: Doubt | null;
  /** As the citizen knows it: "Phường 14 (Quận 3 cũ)". */
  label: string;
  /** Former district that the text names or that the old ward had. */
  district: string | null;
  /** What the name also meant in former times, when only its being written today speaks for today's ward. */
  formerly: readonly Named[];
}

const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];

/** Today's wards, likeliest first. */
export const codesOf = ({ weights }: Pick<Judgement, "weights">): string[] =>
  [...weights].sort((a, b) => b[1] - a[1]).map(([code]) => code);

function weigh(names: readonly Named[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { codes, shares } of names)
    for (const [at, code] of codes.entries()) weights.set(code, (weights.get(code) ?? 0) + (shares[at] ?? 0));
  return weights;
}

/** A ward mention with the district that goes with it. */
export interface Context {
  districts: readonly string[];
  /** The district stands beside the ward, so that a contradiction counts. */
  beside: boolean;
  province: string | null;
}

/** The district beside the ward ("P.14 Q3", "quận 3, phường 14"), else the only one of the text. */
export function contextOf(mentions: readonly Mention[], at: number): Context {
  const mention = mentions[at];
  const next = mentions[at + 1];
  const before = mentions[at - 1];
  const province = mentions.find((other) => other.kind === "province")?.province ?? null;
  const gap = (left: Mention | undefined, right: Mention | undefined) =>
    left && right ? right.first - left.last - 1 : Number.POSITIVE_INFINITY;
  if (next?.kind === "district" && gap(mention, next) <= 3)
    return { districts: next.districts, beside: true, province };
  const taken = mentions[at - 2];
  const beforeIsFree = taken?.kind !== "ward" || gap(taken, before) > 3;
  if (before?.kind === "district" && gap(before, mention) <= 1 && beforeIsFree)
    return { districts: before.districts, beside: true, province };
  const all = unique(mentions.flatMap((other) => (other.kind === "district" ? other.districts : [])));
  return { districts: all.length === 1 ? all : [], beside: false, province };
}

export function judgeWard(mention: WardMention, context: Context, names: Gazetteer): Judgement {
  const inProvince = mention.names.filter(({ province }) => province === context.province);
  const all = inProvince.length ? inProvince : mention.names;
  const olds = mention.now && all.some(({ era }) => era === "new") ? [] : all.filter(({ era }) => era === "old");
  const news = mention.former && olds.length ? [] : all.filter(({ era }) => era === "new");
  if (context.districts.length) {
    const here = [context.districts, laterOf(context.districts, names)]
      .map((districts) =>
        [...news, ...olds].filter((name) => districts.some((district) => name.districts.has(district))),
      )
      .find((found) => found.length > 0);
    if (here) return settle(here, context.districts.length > 1 ? "which_district" : "which_ward");
    if (context.beside) return contradiction(mention, context, all, names);
  }
  const open = { district: null, formerly: [] };
  if (mention.numbered) return { weights: weigh(olds), doubt: "which_district", label: bareLabel(olds), ...open };
  // Written today, a name without a district is today's ward, whatever else was called so before.
  return news.length ? { ...settle(news, "which_district"), formerly: olds } : settle(olds, "which_district");
}

/** "Phường Phước Long B, quận Thủ Đức": people call the later district by the name of the earlier. */
const laterOf = (districts: readonly string[], names: Gazetteer): string[] =>
  districts.flatMap((district) => names.districts.get(district)?.later ?? []);

/** One ward, or what is doubtful about it. */
function settle(found: readonly Named[], doubt: Doubt): Judgement {
  const weights = weigh(found);
  const label = found.at(-1)?.label ?? "";
  const districts = unique(found.filter(({ era }) => era === "old").flatMap((name) => [...name.districts].slice(0, 1)));
  const known = { weights, district: districts.length === 1 ? (districts[0] ?? null) : null, formerly: [] };
  if (weights.size === 1) return { ...known, doubt: null, label };
  const split = found.find((name) => name.codes.length > 1);
  return split ? { ...known, doubt: "split", label: split.label } : { ...known, doubt, label: bareLabel(found) };
}

const bareLabel = (names: readonly Named[]) => (names[0]?.label ?? "").replace(/ \(.*/, "");

/** "Phường Bàn Cờ, Quận 8": no such ward there. A number means nothing elsewhere, a name may. */
function contradiction(mention: WardMention, context: Context, all: readonly Named[], names: Gazetteer): Judgement {
  const weights = new Map<string, number>();
  const there = context.districts.flatMap((name) => [...(names.districts.get(name)?.weights.keys() ?? [])]);
  const named = mention.numbered ? [] : [...weigh(all).keys()];
  // Either the ward is right or the district: half for each, and the more for today's ward.
  for (const code of named) weights.set(code, there.length / named.length + 1);
  for (const code of there) weights.set(code, (weights.get(code) ?? 0) + 1);
  return { weights, doubt: "conflict", label: bareLabel(all), district: null, formerly: [] };
}

export function judgeDistrict(mention: DistrictMention, names: Gazetteer): Judgement {
  const all = mention.districts.map((name) => names.districts.get(name)).filter((d): d is District => !!d);
  // "Thủ Đức" without its kind is the later one, which held the earlier.
  const districts = all.filter(({ later }) => !all.some(({ name }) => name === later));
  const weights = new Map<string, number>();
  // A name without "quận" may as well be the ward of today: as likely as the whole district.
  for (const { weights: parts } of districts) for (const [code, weight] of parts) add(weights, code, weight);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const code of mention.ward?.codes ?? []) add(weights, code, total);
  const label = districts.map(({ name }) => name).join(" hoặc ");
  const [only] = districts;
  const district = only && districts.length === 1 ? (only.later ?? only.name) : null;
  // Côn Đảo: the whole district is one ward today.
  return { weights, doubt: weights.size === 1 ? null : "which_ward", label, district, formerly: [] };
}

const add = (weights: Map<string, number>, code: string, weight: number) =>
  weights.set(code, (weights.get(code) ?? 0) + weight);

/** Only a former province is named: one of its wards. */
export function judgeProvince({ province }: ProvinceMention, names: Gazetteer): Judgement {
  const wards = [...names.wards.values()].filter(({ formerProvince }) => formerProvince === province);
  const weights = new Map(wards.map(({ code }) => [code, 1]));
  return { weights, doubt: weights.size === 1 ? null : "which_ward", label: province, district: null, formerly: [] };
}

/** All ward mentions together: one sure ward that none of the others speaks against, else what they leave open. */
export function combine(judgements: readonly Judgement[]): Judgement | null {
  const [first, ...others] = judgements;
  if (!first || others.length === 0) return first ?? null;
  const district = judgements.find((judgement) => judgement.district !== null)?.district ?? null;
  const common = codesOf(first).filter((code) => others.every(({ weights }) => weights.has(code)));
  const sure = unique(judgements.filter(({ doubt }) => doubt === null).flatMap(codesOf));
  const known = { label: first.label, district, formerly: [] };
  const [only] = sure;
  if (only !== undefined && sure.length === 1 && common.includes(only))
    return { ...known, weights: new Map([[only, 1]]), doubt: null };
  const weights = new Map<string, number>();
  for (const judgement of judgements)
    for (const [code, weight] of judgement.weights)
      if (common.length < 2 || common.includes(code)) add(weights, code, weight / total(judgement));
  return { ...known, weights, doubt: common.length ? (first.doubt ?? "which_ward") : "conflict" };
}

const total = ({ weights }: Judgement) => [...weights.values()].reduce((sum, weight) => sum + weight, 0);
