/** How one class is drawn: `fill` for what belongs to it. */
export interface MapMark {
  id: string;
  fill: string;
  /** 1..5, lightest first: its colour and hatch in map.css. */
  strength: number;
}

/** Lines of each strength over its colour, so that classes differ without colour, too. Units of the picture. */
const LINES: Record<number, string> = {
  1: "",
  2: "M0 24L24 0",
  3: "M0 24L24 0M-6 6L6 -6M18 30L30 18",
  4: "M0 12H24",
  5: "M0 0L24 24M0 24L24 0",
};

/** The patterns of a map; the pictures beside it refer to them. */
export function MapHatches({ marks }: { marks: readonly MapMark[] }) {
  return (
    <svg class="map-hatches" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {marks.map(({ id, strength }) => (
          <pattern id={id} width="24" height="24" patternUnits="userSpaceOnUse">
            <rect class={`map-fill-${strength}`} width="24" height="24" />
            {LINES[strength] ? <path class={`map-line-${strength}`} d={LINES[strength]} fill="none" /> : null}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
