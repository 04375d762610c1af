import type { Chance } from "../chance.ts";
import type { Places, Spot, Street } from "./places.ts";

/** Where a matter lies, as those who tell of it know it. */
export interface Scene {
  /** People far apart see it: each names their own house. */
  wide: boolean;
  /** At a crossing, as a rule. */
  atCrossing: boolean;
  spotsOf(ward: number): readonly Spot[];
}

export interface Named {
  /** Without the word before it; "" when nothing is said. */
  words: string;
  lat: number | null;
  lng: number | null;
}

const BY = [
  "",
  "",
  "",
  "",
  "gần trạm xăng ",
  "kế quán cà phê ",
  "đối diện trường học ",
  "ngay chợ ",
  "chỗ cây cầu sắt ",
];

/** @param ward as it is told, null: the ward is not said @param lies where it really lies */
export function namePlace(draw: Chance, places: Places, scene: Scene, ward: number | null, lies: number): Named {
  const spot = draw.pick(scene.spotsOf(lies));
  const how = draw.uniform();
  if (ward === null) {
    const words = how < 0.45 ? onStreet(draw, spot.street) : how < 0.65 ? atSpot(draw, scene, spot) : "";
    return { words, lat: null, lng: null };
  }
  if (how < 0.2) {
    const words = how < 0.1 ? "" : onStreet(draw, spot.street);
    return { words, ...places.pin(draw, spot.street, scene.wide ? 250 : 50) };
  }
  const called = places.wardNamed(draw, ward);
  const words =
    how < 0.42 ? called : both(draw, how < 0.78 ? onStreet(draw, spot.street) : atSpot(draw, scene, spot), called);
  return { words, lat: null, lng: null };
}

function both(draw: Chance, street: string, ward: string): string {
  const how = draw.uniform();
  if (how < 0.15) return `${ward}, ${street}`;
  return how < 0.6 ? `${street}, ${ward}` : `${street} ${ward}`;
}

function onStreet(draw: Chance, { name }: Street): string {
  const bare = name.startsWith("Đường ") ? name.slice(6) : name;
  const street = draw.uniform() < 0.5 || bare !== name ? `đường ${bare}` : name;
  return `${draw.pick(BY)}${street}`;
}

/** The same house, one beside it, the alley or the crossing. */
function atSpot(draw: Chance, { wide, atCrossing }: Scene, { street, house, alley, crossing }: Spot): string {
  const how = draw.uniform();
  const name = street.name.replace(/^Đường/, "đường");
  if (how < (atCrossing ? 0.7 : 0.12)) return `${draw.pick(["ngã tư", "ngã ba", "góc"])} ${name} - ${crossing}`;
  if (how < (atCrossing ? 0.75 : 0.32)) return `hẻm ${wide ? Math.ceil(draw.uniform() * 300) : alley} ${name}`;
  const own = wide
    ? Math.ceil(draw.uniform() * 400)
    : draw.uniform() < 0.75
      ? house
      : house + Math.ceil(draw.uniform() * 6);
  return `${draw.pick(["số", "trước số", "nhà số", "gần số", "trước nhà"])} ${own} ${draw.uniform() < 0.4 ? "đường " : ""}${name.replace(/^đường /, "")}`;
}
