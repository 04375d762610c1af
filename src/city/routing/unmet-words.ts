import { ASSET_LABEL, PLACE_LABEL, ROAD_OWNER_LABEL } from "#src/domain/routing/facts.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Condition } from "../pack/rules-file.ts";
import { type ConditionName, conditionWords, type NameOf } from "./condition-words.ts";
import type { Subject } from "./subject.ts";

/** Why a line did not hold, Vietnamese: "dòng này cần đường rộng dưới 13 m; phản ánh cho biết 20 m". */
export function unmetWords(when: Condition, name: ConditionName, subject: Subject, nameOf: NameOf): string {
  return `dòng này cần ${conditionWords(when, name, nameOf)}; ${given(name, subject)}`;
}

function given(name: ConditionName, { sector, urgency, ward, facts, about }: Subject): string {
  const metres = facts.roadWidthM && `đường rộng ${facts.roadWidthM.toLocaleString("vi-VN")} m`;
  const districts = facts.formerDistrict ? [facts.formerDistrict] : (ward?.formerDistricts ?? []);
  const known: Record<ConditionName, string | undefined> = {
    sector: `lĩnh vực là ${sectorLabel(sector)}`,
    urgency: `mức khẩn là ${URGENCY_LABEL[urgency].vi.toLowerCase()}`,
    ward: ward && `nơi xảy ra là ${ward.name}`,
    wardType: ward && `nơi xảy ra là ${ward.name}`,
    formerProvince: ward && `${ward.name} thuộc ${ward.formerProvince} cũ`,
    formerDistrict: districts.length > 0 ? `nơi xảy ra thuộc ${districts.join(", ")} cũ` : undefined,
    roadWidthBelowM: metres || undefined,
    roadWidthFromM: metres || undefined,
    roadOwner: facts.roadOwner && `đây là ${ROAD_OWNER_LABEL[facts.roadOwner].vi}`,
    place: facts.place && `nơi xảy ra là ${PLACE_LABEL[facts.place].vi}`,
    asset: facts.asset && `phản ánh về ${ASSET_LABEL[facts.asset].vi}`,
    petition: "đây là phản ánh, kiến nghị",
    kind: facts.kind && "tin thuộc loại khác",
    about: about && `phản ánh nói về ${about.name}`,
  };
  return known[name] ?? "điều này chưa biết";
}
