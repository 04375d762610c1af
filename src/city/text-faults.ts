import { TEMPLATE_IDS } from "#src/domain/dialogue/template-ids.ts";
import type { City } from "./city.ts";
import type { SettingFault } from "./faults-of.ts";

/** Texts that the service needs and that are gone, articles for wards that the city does not have. */
export function* textFaults({ templates, knowledge, ward }: City): Generator<SettingFault> {
  const there = new Set(templates.templates.map(({ id }) => id));
  for (const id of TEMPLATE_IDS)
    if (!there.has(id))
      yield { field: "templates", message: `Hệ thống cần mẫu “${id}” nên không bỏ được. Vui lòng giữ lại mẫu này.` };
  for (const [at, { title, wards = [] }] of knowledge.articles.entries())
    for (const code of wards)
      if (!ward(code))
        yield { field: `knowledge.articles.${at}.wards`, message: `${title}: không có phường, xã mang mã “${code}”.` };
}
