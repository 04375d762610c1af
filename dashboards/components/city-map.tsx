import { type CityShapes, cityShapes } from "#dashboards/map/city-shapes.ts";
import { classesBetween, classesOf } from "#dashboards/map/classes.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { classNames, legendOf, MapLegend } from "./city-map-legend.tsx";
import { CityPicture } from "./city-map-picture.tsx";
import { CityTable } from "./city-map-table.tsx";
import { MapHatches } from "./map-hatches.tsx";

export interface WardValue {
  /** Ward code. */
  code: string;
  /** Null: no data, which is no 0. */
  value: number | null;
  /** Instead of the formatted value: "dưới 5" of a figure that is not told. */
  text?: string | undefined;
  /** How many cases are behind it. */
  n?: number | undefined;
  href?: string | undefined;
}

export interface CityMapProps {
  page: Pick<Page, "t" | "lang">;
  city: City;
  /** Begins the ids within the page. */
  id: string;
  title: string;
  /** What the map shows, in one sentence with its highest values: for whoever does not see it. */
  summary: string;
  /** A ward that is not among them has no data. */
  values: readonly WardValue[];
  /** "12,3 trên 10.000 dân" */
  format: (value: number) => string;
  /** Borders of the classes with both ends; absent: quantiles. */
  borders?: readonly number[] | undefined;
  /** Which colour: `bad` where much is bad, `good` where much is good. */
  tone?: "plain" | "good" | "bad";
  /** Heading of the column of values. */
  valueName: string;
  /** No links, no table: for a wall. */
  bare?: boolean;
}

/**
 * Every ward of the city by classes of a value, in colour and hatch, with a legend that says how many wards are in each
 * class and the same as a table. Offline: outlines come from the city pack. Without outlines only the table is left.
 */
export function CityMap(props: CityMapProps) {
  const { page, city, id, title, summary, bare, tone = "plain" } = props;
  const shapes = cityShapes(city);
  const told = new Map(props.values.map((one) => [one.code, one]));
  const numbers = props.values.flatMap(({ value }) => (value === null ? [] : [value]));
  const classes = props.borders ? classesBetween(props.borders) : classesOf(numbers);
  const legend = legendOf(props, classes);
  const marks = classNames(id, classes.length);
  return (
    <figure class={`chart city-map map-tone-${tone}${bare ? " city-map-bare" : ""}`} id={id}>
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="chart-summary">{summary}</span>
      </figcaption>
      {shapes ? (
        <>
          <MapHatches marks={marks} />
          <MapLegend page={page} legend={legend} marks={marks} />
          <Pictures {...props} shapes={shapes} told={told} classes={classes} marks={marks} />
          {shapes.indicative ? <p class="muted small">{page.t.map.indicative}</p> : null}
        </>
      ) : null}
      {bare ? null : <CityTable {...props} told={told} open={!shapes} />}
    </figure>
  );
}

type PicturesProps = CityMapProps & { shapes: CityShapes } & Pick<
    Parameters<typeof CityPicture>[0],
    "told" | "classes" | "marks"
  >;

function Pictures({ shapes, ...props }: PicturesProps) {
  const { t } = props.page;
  const { main, inner, far, corners } = shapes;
  return (
    <div class={inner ? "map-pictures map-pictures-inner" : "map-pictures"}>
      <div class="map-picture-main">
        <CityPicture {...props} picture={main} label={t.map.whole(props.title)} frame={inner?.frame} />
        {/* Each in a corner of its own where the fewest borders are. */}
        {far.map((one, at) => (
          <div class={`map-picture-far map-corner-${corners[at % corners.length]}`}>
            <CityPicture {...props} picture={one} label={props.city.ward(one.code)?.name ?? ""} />
            <p>{props.city.ward(one.code)?.name}</p>
          </div>
        ))}
      </div>
      {inner ? (
        <div class="map-picture-inner">
          <CityPicture {...props} picture={inner} label={t.map.inner} />
          <p>{t.map.inner}</p>
        </div>
      ) : null}
    </div>
  );
}
