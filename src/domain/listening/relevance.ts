import type { Kind } from "../kind.ts";
import type { Urgency } from "../urgency.ts";
import type { MentionKind } from "./mention-states.ts";
import { offTopicIn } from "./off-topic-words.ts";
import { wordsOf } from "./said-words.ts";
import type { SourceKind } from "./source-kinds.ts";

/** What speaks for or against a mention being about this city and something that a city can act on; with its words on screens. */
export const RELEVANCE_FEATURES = {
  place: { vi: "nêu địa điểm của thành phố", en: "names a place of this city" },
  place_unsure: { vi: "nêu địa điểm chưa rõ phường, xã", en: "names a place, ward not clear" },
  street: { vi: "nêu tên đường, hẻm", en: "names a street or alley" },
  city: { vi: "nhắc tên thành phố", en: "names the city" },
  elsewhere: { vi: "nói về nơi khác", en: "about another place" },
  own_page: { vi: "viết trên trang của thành phố", en: "on a page of the city" },
  article: { vi: "bài báo", en: "newspaper article" },
  sector_sure: { vi: "rõ lĩnh vực", en: "sector is clear" },
  sector_other: { vi: "không thuộc lĩnh vực nào", en: "belongs to no sector" },
  complaint: { vi: "là phản ánh", en: "is a complaint" },
  suggestion: { vi: "là góp ý", en: "is a suggestion" },
  question: { vi: "chỉ là câu hỏi", en: "only a question" },
  praise: { vi: "chỉ là lời khen", en: "only praise" },
  spam: { vi: "giống tin rác", en: "looks like spam" },
  urgent: { vi: "có dấu hiệu khẩn", en: "sounds urgent" },
  critical: { vi: "có nguy hiểm đến người", en: "danger to people" },
  short: { vi: "quá ngắn", en: "very short" },
  sport: { vi: "nói chuyện thể thao", en: "sports talk" },
  showbiz: { vi: "nói chuyện giải trí, nghệ sĩ", en: "entertainment talk" },
  world: { vi: "nói chuyện quốc tế", en: "world affairs" },
  advert: { vi: "giống quảng cáo", en: "looks like an advertisement" },
} as const satisfies Record<string, { vi: string; en: string }>;
export type RelevanceFeature = keyof typeof RELEVANCE_FEATURES;
export type Features = Partial<Record<RelevanceFeature, number>>;
export type Weights = Record<RelevanceFeature | "bias", number>;

/** The plain rule, before anybody has decided anything: log odds, set by hand. */
export const PLAIN_RULE: Weights = {
  bias: -1.2,
  place: 1.6,
  place_unsure: 0.9,
  street: 0.5,
  city: 0.8,
  elsewhere: -3,
  own_page: 0.9,
  article: -0.4,
  sector_sure: 0.9,
  sector_other: -1,
  complaint: 1,
  suggestion: 0.3,
  question: -0.4,
  praise: -1.3,
  spam: -2.5,
  urgent: 0.6,
  critical: 1.2,
  short: -0.8,
  sport: -1.6,
  showbiz: -1.6,
  world: -1.2,
  advert: -1.6,
};

/** At least so likely, and it is on the desk without being asked for. */
export const DESK_RELEVANCE = 0.35;

export interface Judged {
  text: string;
  /** What the gazetteer says: contract.md, `locate`. */
  place: "resolved" | "ambiguous" | "outside" | "none";
  street: boolean;
  /** It names the city itself. */
  city: boolean;
  sourceKind: SourceKind;
  kind: MentionKind;
  sector: string;
  /** Of the classifier, 0..1. */
  confidence: number;
  verdictKind: Kind;
  urgency: Urgency;
}

const SURE = 0.6;
const SHORT_WORDS = 4;

/** Numbers 0..1; what is 0 is left out. */
export function featuresOf(judged: Judged): Features {
  const off = offTopicIn(judged.text);
  const sign = (count: number) => Math.min(count, 2) / 2 + (count > 0 ? 0.25 : 0);
  const all: Features = {
    place: +(judged.place === "resolved"),
    place_unsure: +(judged.place === "ambiguous"),
    street: +judged.street,
    city: +judged.city,
    elsewhere: +(judged.place === "outside"),
    own_page: +(judged.sourceKind === "facebook_page"),
    article: +(judged.kind === "article" || judged.kind === "video"),
    sector_sure: +(judged.sector !== "other" && judged.confidence >= SURE),
    sector_other: +(judged.sector === "other"),
    complaint: +(judged.verdictKind === "complaint"),
    suggestion: +(judged.verdictKind === "suggestion"),
    question: +(judged.verdictKind === "question"),
    praise: +(judged.verdictKind === "praise"),
    spam: +(judged.verdictKind === "spam"),
    urgent: +(judged.urgency === "high"),
    critical: +(judged.urgency === "critical"),
    short: +(wordsOf(judged.text).length < SHORT_WORDS),
    sport: sign(off.sport),
    showbiz: sign(off.showbiz),
    world: sign(off.elsewhere),
    advert: sign(off.advert),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value > 0));
}

export interface Relevance {
  /** 0..1. */
  score: number;
  /** What weighed most, for or against, the strongest first. */
  why: RelevanceFeature[];
}

const SHOWN = 4;
const WORTH_SAYING = 0.3;

export function relevanceOf(features: Features, weights: Weights): Relevance {
  // Safe: made by featuresOf, whose keys these are.
  const weighed = (Object.entries(features) as [RelevanceFeature, number][])
    .map(([feature, value]) => ({ feature, weight: value * (weights[feature] ?? 0) }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const sum = weighed.reduce((total, { weight }) => total + weight, weights.bias);
  const why = weighed.filter(({ weight }) => Math.abs(weight) >= WORTH_SAYING).map(({ feature }) => feature);
  return { score: 1 / (1 + Math.exp(-sum)), why: why.slice(0, SHOWN) };
}
