import { incidentShapes } from "#dashboards/map/incident-shapes.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";

interface IncidentMapProps {
  page: Pick<Page, "t" | "lang">;
  city: City;
  wards: readonly { code: string; name: string }[];
  /** Positions of reports: for staff only. */
  points?: readonly { lat: number; lng: number }[];
}

/** Where an incident lies: its wards and the positions reported, drawn from the city pack, without any map service. */
export function IncidentMap({ page, city, wards, points = [] }: IncidentMapProps) {
  const words = page.t.incidents.map;
  const codes = wards.map(({ code }) => code);
  const shapes = incidentShapes(city, codes, points);
  if (!shapes) return <p class="muted">{words.none}</p>;
  const { view, outlines } = shapes;
  const names = wards.map(({ name }) => name).join(", ");
  return (
    <figure class="ward-map">
      <svg
        class="map map-around"
        viewBox={`0 0 ${view.width} ${view.height}`}
        role="img"
        aria-label={words.alt(String(points.length), names)}
      >
        {outlines.map(({ d, own }) => (d && !own ? <path d={d} /> : null))}
        {outlines.map(({ d, own }) => (d && own ? <path class="map-own" d={d} /> : null))}
        {outlines.map(({ label }) =>
          label ? (
            <text class="map-word map-word-own" x={label.spot[0]} y={label.spot[1]}>
              {label.text}
            </text>
          ) : null,
        )}
        {shapes.points.map(([x, y]) => (
          <circle class="map-dot" cx={x} cy={y} r={7} />
        ))}
      </svg>
      <figcaption>
        {points.length > 0 ? <p class="muted small">{words.legend}</p> : null}
        {shapes.indicative ? <p class="muted small">{page.t.map.indicative}</p> : null}
      </figcaption>
    </figure>
  );
}
