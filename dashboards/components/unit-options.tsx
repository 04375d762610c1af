import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";

const ORDER = new Intl.Collator("vi");

interface UnitOptionsProps {
  page: Pick<Page, "t">;
  city: City;
  /** Id; "" = none. */
  chosen: string;
}

/** Every unit of the city: those of the whole city first, then the wards, each group by name. */
export function UnitOptions({ page: { t }, city, chosen }: UnitOptionsProps) {
  const sorted = city.units.toSorted((one, other) => ORDER.compare(one.name, other.name));
  const groups = [
    { label: t.directives.cityUnits, units: sorted.filter(({ wardCode }) => !wardCode) },
    { label: t.directives.wardUnits, units: sorted.filter(({ wardCode }) => wardCode) },
  ];
  return (
    <>
      {groups.map(({ label, units }) =>
        units.length === 0 ? null : (
          <optgroup label={label}>
            {units.map(({ id, name }) => (
              <option value={id} selected={id === chosen}>
                {name}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </>
  );
}
