import type { Landmark } from "./landmark-index.ts";
import type { Named } from "./named.ts";

/** A stretch of words, both ends included. */
export interface Stretch {
  first: number;
  last: number;
}

export interface WardMention extends Stretch {
  kind: "ward";
  names: readonly Named[];
  numbered: boolean;
  /** Surely a ward: "phường" or "nay" stands before it. */
  prefixed: boolean;
  /** Said to be a name of former times: "cũ", "trước đây". */
  former: boolean;
  /** Said to be today's name: "nay là". */
  now: boolean;
}

export interface DistrictMention extends Stretch {
  kind: "district";
  districts: readonly string[];
  /** Without "quận" it may as well be meant as the new ward of that name. */
  ward: Named | null;
}

/** Bình Dương, Bà Rịa - Vũng Tàu: in the city since 1/7/2025. */
export interface ProvinceMention extends Stretch {
  kind: "province";
  province: string;
}

export interface BeyondMention extends Stretch {
  kind: "beyond";
}

/** A hospital, a market, a bridge that everybody knows; several where two have one name. */
export interface LandmarkMention extends Stretch {
  kind: "landmark";
  landmarks: readonly Landmark[];
}

export type Mention = WardMention | DistrictMention | ProvinceMention | BeyondMention | LandmarkMention;
