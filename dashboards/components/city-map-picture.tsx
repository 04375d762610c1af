import type { Picture } from "#dashboards/map/city-shapes.ts";
import { classOf, type ValueClass } from "#dashboards/map/classes.ts";
import type { CityMapProps, WardValue } from "./city-map.tsx";
import type { MapMark } from "./map-hatches.tsx";

type PictureProps = Pick<CityMapProps, "page" | "city" | "format" | "bare"> & {
  picture: Picture;
  label: string;
  told: ReadonlyMap<string, WardValue>;
  classes: readonly ValueClass[];
  marks: readonly MapMark[];
  /** What is drawn larger beside it. */
  frame?: { x: number; y: number; width: number; height: number } | undefined;
};

/** One picture of the map. Its links are for the pointer: by keyboard the table below has the same ones, in order. */
export function CityPicture({ picture, label, frame, ...props }: PictureProps) {
  const { view, outlines } = picture;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing of links is no group of fields
    <svg class="map" viewBox={`0 0 ${view.width} ${view.height}`} role="group" aria-label={label}>
      {outlines.map(({ code, d }) => (d ? <WardPath {...props} code={code} d={d} /> : null))}
      {frame ? <rect class="map-frame" {...frame} rx={8} /> : null}
    </svg>
  );
}

function WardPath({
  code,
  d,
  ...props
}: Omit<PictureProps, "picture" | "label" | "frame"> & { code: string; d: string }) {
  const { city, told, classes, marks, bare } = props;
  const one = told.get(code);
  const name = city.ward(code)?.name ?? code;
  const mark = one?.value === null || one?.value === undefined ? undefined : marks[classOf(classes, one.value)];
  // As little as can be for each of some 270 wards: the page carries it. A path without fill is one without data.
  const path = <path d={d} fill={mark?.fill} />;
  const text = `${name}: ${saidOf(props, one)}`;
  if (!one?.href || bare)
    return (
      <g>
        <title>{text}</title>
        {path}
      </g>
    );
  return (
    <a href={one.href} tabindex={-1}>
      <title>{text}</title>
      {path}
    </a>
  );
}

/** "12,3 (n = 40)"; what is not known is said to be unknown. */
export function saidOf({ page, format }: Pick<CityMapProps, "page" | "format">, one: WardValue | undefined): string {
  const text = one?.text ?? (one?.value === null || one?.value === undefined ? page.t.map.none : format(one.value));
  return one?.n === undefined ? text : `${text} (n = ${one.n.toLocaleString(page.lang === "vi" ? "vi-VN" : "en-GB")})`;
}
