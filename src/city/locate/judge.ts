import type { District, Gazetteer, Named } from "./gazetteer.ts";
import type { DistrictMention, Mention, WardMention } from "./mention.ts";

/** Why a place is not settled. */
export type Doubt = "split" | "which_district" | "which_ward" | "conflict";

/** What one mention, or all together, says. */
export interface Judgement {
  /** Today's wards, likeliest first. */
  codes: readonly string[];
  /** null = the first code is sure. */
  doubt: Doubt | null;
  /** As the citizen knows it: "Phường 14 (Quận 3 cũ)". */
  label: string;
}

const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];
const codesOf = (names: readonly Named[]) => unique(names.flatMap(({ codes }) => codes));

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
  const olds = all.filter(({ era }) => era === "old");
  const news = mention.former && olds.length ? [] : all.filter(({ era }) => era === "new");
  if (context.districts.length) {
    const within = (name: Named) => context.districts.some((district) => name.districts.has(district));
    const here = [...news.filter(within), ...olds.filter(within)];
    if (here.length) return settle(here, context.districts.length > 1 ? "which_district" : "which_ward");
    if (context.beside) return contradiction(mention, context, all, names);
  }
  if (mention.numbered) return { codes: codesOf(olds), doubt: "which_district", label: bareLabel(olds) };
  // Written today, a name without a district is today's ward, whatever else was called so before.
  return settle(news.length ? news : olds, "which_district");
}

/** One ward, or what is doubtful about it. */
function settle(found: readonly Named[], doubt: Doubt): Judgement {
  const codes = codesOf(found);
  const label = found.at(-1)?.label ?? "";
  if (codes.length === 1) return { codes, doubt: null, label };
  const split = found.find((name) => name.codes.length > 1);
  return split ? { codes, doubt: "split", label: split.label } : { codes, doubt, label: bareLabel(found) };
}

const bareLabel = (names: readonly Named[]) => (names[0]?.label ?? "").replace(/ \(.*/, "");

/** "Phường Bàn Cờ, Quận 8": no such ward there. A number means nothing elsewhere, a name may. */
function contradiction(mention: WardMention, context: Context, all: readonly Named[], names: Gazetteer): Judgement {
  const there = context.districts.flatMap((name) => names.districts.get(name)?.codes ?? []);
  const named = mention.numbered ? [] : codesOf([...all].sort((a, b) => a.era.localeCompare(b.era)));
  return { codes: unique([...named, ...there]), doubt: "conflict", label: bareLabel(all) };
}

export function judgeDistrict(mention: DistrictMention, names: Gazetteer): Judgement {
  const districts = mention.districts.map((name) => names.districts.get(name)).filter((d): d is District => !!d);
  const codes = unique([...(mention.ward?.codes ?? []), ...districts.flatMap((district) => district.codes)]);
  const label = districts.map(({ name }) => name).join(" hoặc ");
  // Côn Đảo: the whole district is one ward today.
  return codes.length === 1 ? { codes, doubt: null, label } : { codes, doubt: "which_ward", label };
}

/** All ward mentions together: one sure ward that none of the others speaks against, else what they leave open. */
export function combine(judgements: readonly Judgement[]): Judgement | null {
  const first = judgements[0];
  if (!first || judgements.length === 1) return first ?? null;
  const sure = unique(judgements.filter(({ doubt }) => doubt === null).flatMap(({ codes }) => codes));
  const [only] = sure;
  if (only !== undefined && sure.length === 1 && judgements.every(({ codes }) => codes.includes(only)))
    return { codes: [only], doubt: null, label: first.label };
  const common = first.codes.filter((code) => judgements.every(({ codes }) => codes.includes(code)));
  const codes = common.length ? common : unique([...sure, ...judgements.flatMap((judgement) => judgement.codes)]);
  return { codes, doubt: common.length ? (first.doubt ?? "which_ward") : "conflict", label: first.label };
}
