import { foldText } from "../text.ts";
import { mattersIn } from "./matters.ts";
import { placeNamesIn } from "./place-names.ts";
import { plainWords, tellingWords } from "./plain-words.ts";
import type { Point } from "./point.ts";
import { spotsIn } from "./spots.ts";

export interface Told {
  text: string;
  at: Date;
  sector: string;
  wardCode: string | null;
  /** "Phường Bàn Cờ" */
  wardName: string | null;
  lat: number | null;
  lng: number | null;
  /** As the gazetteer read it. */
  street: string | null;
  personKey: string;
}

/** What a message tells, for comparing. */
export function pointOf(told: Told): Point {
  const { text, lat, lng, street } = told;
  const ward = told.wardName?.replace(/^(Phường|Xã|Đặc khu) /, "") ?? null;
  const places = placeNamesIn(text, street, ward);
  return {
    atMs: told.at.getTime(),
    sector: told.sector,
    wardCode: told.wardCode,
    wardName: ward && foldText(ward),
    position: lat === null || lng === null ? null : { lat, lng },
    street: street ? foldText(street).trim() : ([...places.keys()][0] ?? null),
    places,
    spots: spotsIn(text),
    matters: mattersIn(text),
    plain: plainWords(text).join(" "),
    words: tellingWords(text, [...places.keys(), ...(ward ? [foldText(ward)] : [])]),
    personKey: told.personKey,
  };
}
