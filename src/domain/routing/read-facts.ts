import { KINDS } from "../kind.ts";
import { ASSETS, type Facts, PETITIONS, type Petition, PLACES, ROAD_OWNERS } from "./facts.ts";

/** Wider is a typing mistake: the widest streets of the country have some 140 m between their kerbs. */
const WIDEST_M = 200;

/** Other words under which programs name a petition. */
const ALSO_CALLED: Record<string, Petition> = {
  khiếu_nại: "khieu_nai",
  administrative_complaint: "khieu_nai",
  accusation: "to_cao",
  denunciation: "to_cao",
  tố_cáo: "to_cao",
};

/**
 * The facts among whatever a caller sends or a row holds. What is not of the right type is no fact: "9" is no width.
 * A petition may also come as `kind`.
 */
export function readFacts(raw: Readonly<Record<string, unknown>> | undefined): Facts {
  const facts: Facts = {};
  if (!raw) return facts;
  const width = raw.roadWidthM;
  if (typeof width === "number" && width > 0 && width <= WIDEST_M) facts.roadWidthM = width;
  const roadOwner = oneOf(ROAD_OWNERS, raw.roadOwner);
  if (roadOwner) facts.roadOwner = roadOwner;
  const place = oneOf(PLACES, raw.place);
  if (place) facts.place = place;
  const asset = oneOf(ASSETS, raw.asset);
  if (asset) facts.asset = asset;
  const petition = petitionOf(raw.petition) ?? petitionOf(raw.kind);
  if (petition) facts.petition = petition;
  const kind = oneOf(KINDS, raw.kind);
  if (kind) facts.kind = kind;
  if (typeof raw.about === "string" && raw.about) facts.about = raw.about;
  if (typeof raw.formerDistrict === "string" && raw.formerDistrict) facts.formerDistrict = raw.formerDistrict;
  return facts;
}

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);

function petitionOf(value: unknown): Petition | undefined {
  if (typeof value !== "string") return undefined;
  return oneOf(PETITIONS, value) ?? (Object.hasOwn(ALSO_CALLED, value) ? ALSO_CALLED[value] : undefined);
}
