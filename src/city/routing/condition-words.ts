import { KIND_LABEL } from "#src/domain/kind.ts";
import { ASSET_LABEL, OFFICE_LABEL, PETITION_LABEL, PLACE_LABEL, ROAD_OWNER_LABEL } from "#src/domain/routing/facts.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Condition } from "../pack/rules-file.ts";

export type ConditionName = keyof Condition;

export const CONDITION_NAMES = [
  "sector",
  "petition",
  "kind",
  "about",
  "ward",
  "wardType",
  "formerProvince",
  "formerDistrict",
  "asset",
  "roadWidthBelowM",
  "roadWidthFromM",
  "roadOwner",
  "place",
  "urgency",
] as const satisfies readonly ConditionName[];

export const WARD_TYPE_LABEL = {
  phuong: { vi: "phường", en: "phường" },
  xa: { vi: "xã", en: "xã" },
  dac_khu: { vi: "đặc khu", en: "đặc khu" },
} as const;

type Lang = "vi" | "en";
/** Names of wards and units by their codes, for whoever reads the line. */
export type NameOf = (code: string) => string | undefined;

const list = (words: readonly string[] | undefined, lang: Lang) =>
  (words ?? []).join(lang === "vi" ? " hoặc " : " or ");

const PREFIX: Record<ConditionName, { vi: string; en: string }> = {
  sector: { vi: "lĩnh vực", en: "sector" },
  urgency: { vi: "mức khẩn", en: "urgency" },
  ward: { vi: "địa bàn", en: "ward" },
  wardType: { vi: "địa bàn là", en: "ward is a" },
  formerProvince: { vi: "tỉnh, thành cũ", en: "former province" },
  formerDistrict: { vi: "quận, huyện cũ", en: "former district" },
  roadWidthBelowM: { vi: "đường rộng dưới", en: "road narrower than" },
  roadWidthFromM: { vi: "đường rộng từ", en: "road at least" },
  roadOwner: { vi: "là", en: "road is a" },
  place: { vi: "nơi xảy ra", en: "place is" },
  asset: { vi: "phản ánh về", en: "about" },
  petition: { vi: "đơn là", en: "petition is" },
  kind: { vi: "loại tin", en: "message is" },
  about: { vi: "nói về người của", en: "about people of" },
};

const metres = (value: number | undefined, lang: Lang) =>
  `${(value ?? 0).toLocaleString(lang === "vi" ? "vi-VN" : "en-US")} m`;

/** One condition of a line in words: "đường rộng dưới 13 m". */
export function conditionWords(when: Condition, name: ConditionName, nameOf: NameOf, lang: Lang = "vi"): string {
  const named = (codes: readonly string[] | undefined) =>
    list(
      codes?.map((code) => nameOf(code) ?? code),
      lang,
    );
  const label = <T extends string>(words: readonly T[] | undefined, labels: Record<T, { vi: string; en: string }>) =>
    list(
      words?.map((word) => labels[word][lang]),
      lang,
    );
  const values: Record<ConditionName, () => string> = {
    sector: () =>
      list(
        when.sector?.map((id) => sectorLabel(id, lang)),
        lang,
      ),
    urgency: () => label(when.urgency, URGENCY_LABEL).toLowerCase(),
    ward: () => named(when.ward),
    wardType: () => label(when.wardType, WARD_TYPE_LABEL),
    formerProvince: () => list(when.formerProvince, lang),
    formerDistrict: () => list(when.formerDistrict, lang),
    roadWidthBelowM: () => metres(when.roadWidthBelowM, lang),
    roadWidthFromM: () => `${metres(when.roadWidthFromM, lang)}${lang === "vi" ? " trở lên" : " wide"}`,
    roadOwner: () => label(when.roadOwner, ROAD_OWNER_LABEL),
    place: () => label(when.place, PLACE_LABEL),
    asset: () => label(when.asset, ASSET_LABEL),
    petition: () => label(when.petition, PETITION_LABEL),
    kind: () => label(when.kind, KIND_LABEL).toLowerCase(),
    about: () =>
      list(
        when.about?.map((word) =>
          Object.hasOwn(OFFICE_LABEL, word)
            ? OFFICE_LABEL[word as keyof typeof OFFICE_LABEL][lang] // it has that very name
            : (nameOf(word) ?? word),
        ),
        lang,
      ),
  };
  return `${PREFIX[name][lang]} ${values[name]()}`;
}

/** Every condition of a line, the sector first; none = every ticket. */
export const conditionsInWords = (when: Condition, nameOf: NameOf, lang: Lang = "vi"): string[] =>
  CONDITION_NAMES.filter((name) => when[name] !== undefined).map((name) => conditionWords(when, name, nameOf, lang));
