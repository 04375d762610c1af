import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { Ward } from "#src/city/city.ts";

const ORDER = new Intl.Collator("vi");
const TYPES = ["phuong", "xa", "dac_khu"] as const;

/** The wards of the city by kind and in Vietnamese order. Inside a group the kind is not said again: typing finds it. */
export function WardOptions({ t, wards, chosen }: { t: Dictionary; wards: readonly Ward[]; chosen: string }) {
  return (
    <>
      {TYPES.map((type) => {
        const group = wards.filter((ward) => ward.type === type).sort((a, b) => ORDER.compare(a.name, b.name));
        if (group.length === 0) return null;
        return (
          <optgroup label={t.form.wardGroups[type]}>
            {group.map((ward) => (
              <option value={ward.code} selected={ward.code === chosen}>
                {ward.name.replace(/^(Phường|Xã|Đặc khu) /, "")}
              </option>
            ))}
          </optgroup>
        );
      })}
    </>
  );
}
