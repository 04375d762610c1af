import { loadPack } from "#src/city/load-city.ts";
import { allow } from "#src/domain/policy.ts";
import { withoutDiacritics } from "#src/domain/without-diacritics.ts";
import type { Ctx } from "../ctx.ts";

export interface ShownWard {
  code: string;
  name: string;
  type: "phuong" | "xa" | "dac_khu";
  /** Wards before 1/7/2025 that became it, the fully taken ones first. */
  formerNames: { name: string; district: string; share: number | null }[];
  formerDistricts: readonly string[];
  /** The ward's own office, where the city has one. */
  office: { id: string; name: string; phone: string | null; email: string | null } | null;
  boundary: "surveyed" | "indicative" | "none";
}

/**
 * The wards of the city as the pack and the city's own settings have them.
 * @param asked words in any spelling, of the ward, of a former ward, of a former district, or a code; "" = all
 * @throws {AppError} FORBIDDEN
 */
export function showWards(ctx: Ctx, asked = ""): ShownWard[] {
  allow(ctx.actor, "configure");
  const { oldWards } = loadPack(ctx.city.id);
  const folded = fold(asked);
  const former = new Map<string, ShownWard["formerNames"]>();
  for (const { name, district, wards } of oldWards)
    for (const { code, part, share } of wards) {
      const names = former.get(code) ?? [];
      names.push({ name, district, share: part === "full" ? null : (share ?? null) });
      former.set(code, names);
    }
  return (
    ctx.city.wards
      .map(({ code, name, type }): ShownWard => {
        const unit = ctx.city.unit(`${code}-ubnd`);
        const outline = ctx.city.boundary(code, ctx.now());
        return {
          ...{ code, name, type },
          formerNames: (former.get(code) ?? []).toSorted((one, other) => (other.share ?? 1) - (one.share ?? 1)),
          formerDistricts: ctx.city.formerDistricts(code),
          office: unit ? { id: unit.id, name: unit.name, phone: unit.phone ?? null, email: unit.email ?? null } : null,
          boundary: outline ? (outline.indicative ? "indicative" : "surveyed") : "none",
        };
      })
      .filter((ward) => folded === "" || haystack(ward).includes(folded))
      // Who is called so today comes before what was once called so.
      .toSorted((one, other) => Number(isNow(other, folded)) - Number(isNow(one, folded)))
  );
}

const fold = (text: string): string => withoutDiacritics(text).toLowerCase().trim();
const isNow = ({ name, code }: ShownWard, folded: string): boolean => fold(`${code} ${name}`).includes(folded);
const haystack = (ward: ShownWard): string =>
  fold([ward.code, ward.name, ...ward.formerNames.map(({ name }) => name), ...ward.formerDistricts].join(" | "));
