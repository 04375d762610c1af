import { distanceKm } from "./distance.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { codesOf, type Judgement } from "./judge.ts";
import type { Landmark } from "./landmark-index.ts";

/** Landmarks this far from the ward that a text names are in another area, not beside it. */
const FAR_KM = 4;

const sure = (code: string, from: Pick<Judgement, "label" | "district">): Judgement => ({
  weights: new Map([[code, 1]]),
  doubt: null,
  label: from.label,
  district: from.district,
  formerly: [],
});

/**
 * What landmarks and streets add to the names of wards and districts: they choose among what is left open, speak where
 * nobody else does, and contradict a name that is both today's and another area's of former times.
 * @param streets codes of wards in which the named streets surely lie
 */
export function weighFacts(
  judgement: Judgement | null,
  landmarks: readonly Landmark[],
  streets: readonly string[],
  names: Gazetteer,
): Judgement | null {
  const places = [...new Set([...wardsOf(landmarks), ...streets])];
  if (!places.length) return judgement;
  if (!judgement) return ofPlaces(places, landmarks);
  if (judgement.doubt !== null) {
    const left = places.filter((code) => judgement.weights.has(code));
    return left.length ? narrowed(judgement, left) : judgement;
  }
  const [code = ""] = codesOf(judgement);
  if (places.includes(code) || !judgement.formerly.length) return judgement;
  return contradicted(judgement, code, places, landmarks, names);
}

/** Wards of all the landmarks at once ("từ cầu A đến cầu B"), else of any. */
function wardsOf(landmarks: readonly Landmark[]): string[] {
  const all = landmarks.flatMap(({ codes }) => codes);
  const common = all.filter((code) => landmarks.every(({ codes }) => codes.includes(code)));
  return common.length ? common : all;
}

function ofPlaces(places: readonly string[], landmarks: readonly Landmark[]): Judgement {
  const label = landmarks[0]?.name ?? "";
  const [only] = places;
  if (only !== undefined && places.length === 1) return sure(only, { label, district: null });
  return {
    weights: new Map(places.map((code) => [code, 1])),
    doubt: "which_ward",
    label,
    district: null,
    formerly: [],
  };
}

function narrowed(judgement: Judgement, left: readonly string[]): Judgement {
  const [only] = left;
  if (only !== undefined && left.length === 1) return sure(only, judgement);
  return { ...judgement, weights: new Map(left.map((code) => [code, judgement.weights.get(code) ?? 0])) };
}

/** "Phường Tân Phú, gần Suối Tiên": the Tân Phú of former times when only that one is there, else a question. */
function contradicted(
  judgement: Judgement,
  code: string,
  places: readonly string[],
  landmarks: readonly Landmark[],
  names: Gazetteer,
): Judgement {
  const older = judgement.formerly.filter(({ codes }) => codes.some((old) => places.includes(old)));
  const [meant] = older;
  if (meant && older.length === 1) {
    const there = meant.codes.filter((old) => places.includes(old));
    const [district = null] = meant.districts;
    if (there[0] !== undefined && there.length === 1) return sure(there[0], { label: meant.label, district });
  }
  const ward = names.wards.get(code);
  const far = ward && landmarks.length > 0 && landmarks.every((landmark) => distanceKm(landmark, ward) > FAR_KM);
  if (!far) return judgement;
  return { ...judgement, weights: new Map([code, ...places].map((one) => [one, 1])), doubt: "conflict" };
}
