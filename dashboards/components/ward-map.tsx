import type { View } from "#dashboards/map/view.ts";
import { shortName, type WardShapes, wardShapes } from "#dashboards/map/ward-shapes.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { Icon } from "./icon.tsx";

interface WardMapProps {
  page: Pick<Page, "t" | "lang">;
  city: City;
  wardCode?: string | undefined;
  pin?: { lat: number; lng: number } | null | undefined;
}

/**
 * Where a matter lies: the ward, its neighbours and the pin, drawn from the city pack, so without any map service; and the
 * same in words. Nothing at all when neither ward nor pin is known.
 */
export function WardMap({ page, city, wardCode, pin = null }: WardMapProps) {
  const { t } = page;
  const shapes = wardShapes(city, wardCode, pin);
  const ward = wardCode ? city.ward(wardCode) : undefined;
  if (!shapes && !pin) return null;
  return (
    <figure class="ward-map">
      {shapes ? <Drawing page={page} shapes={shapes} own={wardCode} label={ward?.name ?? t.map.pin} /> : null}
      <figcaption>
        <p class="small">{wordsOf(page, ward?.name, pin, shapes)}</p>
        {shapes?.pinInside === false && !shapes.indicative ? <p class="small warn">{t.map.outsideWard}</p> : null}
        {shapes?.indicative ? <p class="muted small">{t.map.indicative}</p> : null}
        {pin ? <Coordinates page={page} pin={pin} /> : null}
      </figcaption>
    </figure>
  );
}

/** Five decimals: about a metre. With points, as every map takes them. */
const plain = ({ lat, lng }: { lat: number; lng: number }) => `${lat.toFixed(5)}, ${lng.toFixed(5)}`;

function wordsOf(
  { t }: Pick<Page, "t">,
  ward: string | undefined,
  pin: WardMapProps["pin"],
  shapes: WardShapes | null,
) {
  const where = pin
    ? `${t.map.textPin(plain(pin))}, ${ward ? t.map.textIn(ward) : t.map.textNoWard}.`
    : t.map.textNoPin(ward ?? "");
  const near = shapes?.neighbours.map(shortName).join(", ");
  return near ? `${where} ${t.map.textNear(near)}` : where;
}

/** To be copied into whatever map the officer likes; a phone opens its own. */
function Coordinates({ page: { t }, pin }: { page: Pick<Page, "t">; pin: { lat: number; lng: number } }) {
  return (
    <p class="coordinates">
      <input type="text" readonly value={plain(pin)} aria-label={t.map.coordinates} data-select-all />
      <button
        class="button button-quiet button-small"
        type="button"
        hidden
        data-copy={plain(pin)}
        data-done={t.map.copied}
      >
        <Icon name="copy" />
        {t.map.copy}
      </button>
      <a href={`geo:${pin.lat.toFixed(5)},${pin.lng.toFixed(5)}`}>{t.map.openApp}</a>
    </p>
  );
}

interface DrawingProps {
  page: Pick<Page, "t" | "lang">;
  shapes: WardShapes;
  own: string | undefined;
  label: string;
}

function Drawing({ page, shapes, own, label }: DrawingProps) {
  const { view, outlines, pin } = shapes;
  return (
    <svg
      class="map map-around"
      viewBox={`0 0 ${view.width} ${view.height}`}
      role="img"
      aria-label={page.t.map.alt(label)}
    >
      {outlines.map(({ code, d }) => (code === own || !d ? null : <path d={d} />))}
      {outlines.map(({ code, d }) => (code === own && d ? <path class="map-own" d={d} /> : null))}
      {outlines.map(({ code, name, label: spot }) =>
        spot ? (
          <text class={code === own ? "map-word map-word-own" : "map-word"} x={spot[0]} y={spot[1]}>
            {shortName(name)}
          </text>
        ) : null,
      )}
      {pin ? (
        <g class="map-pin" transform={`translate(${pin[0]} ${pin[1]})`}>
          <path d="M0 0C-9-16-20-26-20-40a20 20 0 0 1 40 0C20-26 9-16 0 0z" />
          <circle cy={-40} r={7} />
        </g>
      ) : null}
      <Scale page={page} view={view} />
    </svg>
  );
}

const LENGTHS_M = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** The longest round length that takes up a third of the width at most. */
function Scale({ page: { t, lang }, view }: { page: Pick<Page, "t" | "lang">; view: View }) {
  const metres = LENGTHS_M.findLast((m) => (m / 1_000) * view.perKm <= view.width / 3) ?? 100;
  const length = Math.round((metres / 1_000) * view.perKm);
  const number = (value: number) => value.toLocaleString(lang === "vi" ? "vi-VN" : "en-GB");
  const [x, y] = [16, view.height - 16];
  return (
    <g class="map-scale">
      <path d={`M${x} ${y - 8}v8h${length}v-8`} fill="none" />
      <text x={x + length + 10} y={y}>
        {metres < 1_000 ? t.map.metres(number(metres)) : t.map.scale(number(metres / 1_000))}
      </text>
    </g>
  );
}
