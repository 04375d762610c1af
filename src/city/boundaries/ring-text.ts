import type { Point } from "./geometry.ts";

/** Decimals of a degree that are kept: 5 are about one metre. */
const SCALE = 1e5;

/**
 * A ring as a short text: the encoded polyline format (latitude first, differences in base 64), without the last point,
 * which repeats the first. A tenth of the room that numbers in JSON take.
 * @param ring closed, [lng, lat] in degrees
 */
export function ringText(ring: readonly Point[]): string {
  let text = "";
  let before: Point = [0, 0];
  for (const [lng, lat] of ring.slice(0, -1)) {
    const point: Point = [Math.round(lat * SCALE), Math.round(lng * SCALE)];
    text += signed(point[0] - before[0]) + signed(point[1] - before[1]);
    before = point;
  }
  return text;
}

function signed(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = "";
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}

/** The closed ring that `ringText` wrote; empty when the text is cut off. */
export function ringOf(text: string): Point[] {
  const ring: Point[] = [];
  let at = 0;
  const next = () => {
    let value = 0;
    let shift = 0;
    let bits: number;
    do {
      bits = text.charCodeAt(at++) - 63;
      value |= (bits & 0x1f) << shift;
      shift += 5;
    } while (bits >= 0x20);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  let lat = 0;
  let lng = 0;
  while (at < text.length) {
    lat += next();
    lng += next();
    ring.push([lng / SCALE, lat / SCALE]);
  }
  const [first] = ring;
  return first ? [...ring, first] : ring;
}
