import { nameKey, spelling } from "../locate/read-words.ts";
import type { DrawnFeature } from "./read-geojson.ts";

export interface KnownWard {
  code: string;
  name: string;
  lat: number;
  lng: number;
}

/** Properties that name the ward; absent: any property that holds a code or a whole name. */
export interface MatchFields {
  codeField?: string | undefined;
  nameField?: string | undefined;
}

/** The ward that a feature is of, by its code, else by its name, with or without kind and marks where that is enough. */
export function wardOfFeature(
  { properties }: DrawnFeature,
  wards: readonly KnownWard[],
  { codeField, nameField }: MatchFields,
): KnownWard | undefined {
  const values = (field: string | undefined) =>
    (field === undefined ? Object.values(properties) : [properties[field]]).flatMap((value) =>
      typeof value === "string" || typeof value === "number" ? [String(value).trim()] : [],
    );
  if (nameField === undefined || codeField !== undefined) {
    const codes = new Set(values(codeField));
    const byCode = wards.filter(({ code }) => codes.has(code));
    if (byCode.length === 1) return byCode[0];
  }
  const names = values(nameField).filter((value) => /\p{L}/u.test(value));
  return (
    only(wards, names, spelling) ?? only(wards, names, (name) => spelling(bare(name))) ?? only(wards, names, nameKey)
  );
}

const bare = (name: string) => name.replace(/^(Phường|Xã|Đặc khu|Thị trấn)\s+/iu, "");

function only(
  wards: readonly KnownWard[],
  names: readonly string[],
  form: (name: string) => string,
): KnownWard | undefined {
  const wanted = new Set(names.map(form));
  const found = wards.filter(({ name }) => wanted.has(form(name)));
  return found.length === 1 ? found[0] : undefined;
}
