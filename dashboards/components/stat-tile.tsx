import type { Child } from "hono/jsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { Sparkline } from "./charts/sparkline.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface StatTileProps {
  t: Dictionary;
  label: string;
  /** Finished words, "92,4%"; null = nothing was measured, which is not nought. */
  value: string | null;
  n?: string | undefined;
  note?: string | undefined;
  /** To what lies behind the figure; the whole tile is then one link. */
  href?: string | undefined;
  delta?: Delta | undefined;
  target?: { text: string; met: boolean | null; value?: number } | undefined;
  series?: readonly (number | null)[] | undefined;
  /** What the small line says, for those who do not see it. */
  seriesText?: string | undefined;
  tone?: "plain" | "alert" | "good" | undefined;
  /** 2 where the tiles stand right under the title of the page. */
  level?: 2 | 3;
}

/** How far from the time before: which way it went, and whether that is good. */
export interface Delta {
  text: string;
  way: "up" | "down" | "same";
  /** `same`: neither; of some figures no way is the better one. */
  tone: "better" | "worse" | "same";
  against: string;
}

const WAY: Record<Delta["way"], IconName> = {
  up: "arrow-up-right",
  down: "arrow-down-right",
  same: "equal",
};

export const Tiles = ({ children }: { children?: Child }) => <div class="tiles">{children}</div>;

/** One figure: how much, against what was aimed at, against the time before, and which way it goes. */
export function StatTile(props: StatTileProps) {
  const { t, label, value, n, note, href, series, seriesText, target, tone = "plain", level = 3 } = props;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class={`tile tile-${tone}`}>
      <Heading class="tile-label">{href ? <a href={href}>{label}</a> : label}</Heading>
      <p class={value === null ? "tile-value tile-none" : "tile-value"}>{value ?? t.ui.noData}</p>
      {n || note ? <p class="tile-n">{[n, note].filter(Boolean).join(" · ")}</p> : null}
      <Change {...props} />
      {target ? <Target t={t} target={target} /> : null}
      {series ? <Sparkline values={series} target={target?.value} label={seriesText} /> : null}
    </section>
  );
}

/** The arrow goes as the figure went; whether that is good differs from figure to figure, and is said by colour and in words. */
function Change({ t, delta }: Pick<StatTileProps, "t" | "delta">) {
  if (!delta) return null;
  return (
    <p class={`tile-delta tile-${delta.tone}`}>
      <Icon name={WAY[delta.way]} />
      <span>
        <strong>{delta.text}</strong>{" "}
        {delta.tone === "same" && delta.way !== "same" ? null : <span class="sr">({t.ui.tone[delta.tone]})</span>}{" "}
        <span class="muted">{delta.against}</span>
      </span>
    </p>
  );
}

function Target({ t, target }: { t: Dictionary; target: NonNullable<StatTileProps["target"]> }) {
  return (
    <p class="tile-target">
      {target.met === null ? null : (
        <Icon name={target.met ? "circle-check" : "alert-triangle"} class={target.met ? "is-good" : "is-bad"} />
      )}
      {target.text}
      {target.met === null ? "" : `: ${target.met ? t.ui.met : t.ui.notMet}`}
    </p>
  );
}
