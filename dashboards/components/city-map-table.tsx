import type { CityMapProps, WardValue } from "./city-map.tsx";

/** The map as a table: those with the most first, those without data last, by name. */
export function CityTable(props: CityMapProps & { told: ReadonlyMap<string, WardValue>; open: boolean }) {
  const { page, city, told, title, valueName, format, open } = props;
  const names = new Intl.Collator("vi");
  const rows = city.wards
    .map(({ code, name }) => ({ name, one: told.get(code) }))
    .toSorted((a, b) => (b.one?.value ?? -Infinity) - (a.one?.value ?? -Infinity) || names.compare(a.name, b.name));
  const counted = props.values.some(({ n }) => n !== undefined);
  const said = (one: WardValue | undefined) =>
    one?.text ?? (one?.value === null || one?.value === undefined ? page.t.map.none : format(one.value));
  return (
    <details class="chart-twin" open={open}>
      <summary>{page.t.ui.asTable}</summary>
      <section class="table-frame map-table" aria-label={title} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{page.t.map.ward}</th>
              <th scope="col">{valueName}</th>
              {counted ? <th scope="col">n</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, one }) => (
              <tr>
                <th scope="row">{one?.href ? <a href={one.href}>{name}</a> : name}</th>
                <td>{said(one)}</td>
                {counted ? <td>{one?.n?.toLocaleString(page.lang === "vi" ? "vi-VN" : "en-GB") ?? "–"}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
