import { loadPack } from "#src/city/load-city.ts";
import type { Chance } from "../chance.ts";
import { linesOf } from "./read-tellings.ts";

const STREETS_IN_A_WARD = 30;
/** Of the streets of a ward so many run on into the next one of the list. */
const SHARED = 6;
/** So many more are made of names, as streets are mostly called after people. */
const MADE = 3_000;
const FIRST = "Nguyễn,Trần,Lê,Phạm,Võ,Đặng,Bùi,Hồ,Ngô,Dương,Huỳnh,Phan,Đỗ,Lý,Trương,Đinh".split(",");
const MIDDLE = "Văn,Thị,Hữu,Đình,Công,Minh,Quang,Xuân,Ngọc,Thế,Bá,Đức,Trọng,Khắc".split(",");
const LAST =
  "An,Bình,Chí,Cừ,Dũng,Đạt,Giàu,Hạnh,Hiến,Hoa,Huy,Khiêm,Lâm,Lộc,Mai,Nghĩa,Nhâm,Oanh,Phúc,Quý,Sáng,Tài,Thơ,Tính,Út,Vân,Xiển,Yến".split(
    ",",
  );
/** Degrees of half a kilometre. */
const REACH = 0.0045;
/** Degrees of a metre. */
const METRE = 1 / 111_195;

export interface Street {
  name: string;
  lat: number;
  lng: number;
}

/** A house, an alley or a crossing that several speak of. */
export interface Spot {
  street: Street;
  house: number;
  alley: number;
  crossing: string;
}

export interface Places {
  streetsOf(ward: number): readonly Street[];
  /** As somebody calls the ward: new names mostly, in a fifth the old one where it went into one ward whole. */
  wardNamed(draw: Chance, ward: number): string;
  /** Around a street, so many metres away at most. */
  pin(draw: Chance, street: Street, metres: number): { lat: number; lng: number };
}

/** Streets of the city, given out to wards; where they really run does not matter, neighbours share some. */
export function makePlaces(draw: Chance): Places {
  const { wards, oldWards } = loadPack("hcmc");
  const made = Array.from({ length: MADE }, () => [FIRST, MIDDLE, LAST].map((part) => draw.pick(part)).join(" "));
  const names = shuffled(draw, [...new Set([...linesOf("streets.txt"), ...made])]);
  const streets = wards.map(({ lat, lng }, ward) =>
    Array.from({ length: STREETS_IN_A_WARD }, (_, at): Street => {
      const name = names[(ward * (STREETS_IN_A_WARD - SHARED) + at) % names.length] ?? "";
      return { name, lat: lat + (draw.uniform() - 0.5) * 2 * REACH, lng: lng + (draw.uniform() - 0.5) * 2 * REACH };
    }),
  );
  const old = wards.map(({ code }) =>
    oldWards.filter((one) => one.wards.length === 1 && one.wards[0]?.code === code && one.wards[0].part === "full"),
  );
  return {
    streetsOf: (ward) => streets[ward] ?? [],
    wardNamed: (random, ward) => {
      const before = old[ward] ?? [];
      if (before.length > 0 && random.uniform() < 0.2) {
        const { name, district } = random.pick(before);
        return `${short(random, name)}, ${short(random, district)}`;
      }
      return short(random, wards[ward]?.name ?? "");
    },
    pin: (random, { lat, lng }, metres) => ({
      lat: lat + (random.uniform() - 0.5) * 2 * metres * METRE,
      lng: lng + (random.uniform() - 0.5) * 2 * metres * METRE,
    }),
  };
}

/** "Phường Bàn Cờ" is "phường Bàn Cờ", "P. Bàn Cờ", "p Bàn Cờ" or "Bàn Cờ"; a number never stands alone. */
function short(draw: Chance, name: string): string {
  const [, kind = "", rest = name] = /^(Phường|Xã|Quận|Huyện|Thị trấn|Thành phố|Đặc khu) (.*)$/.exec(name) ?? [];
  const letter = { Phường: "P.", Quận: "Q.", Xã: "X.", Huyện: "H.", "Thành phố": "TP " }[kind];
  const number = /^\d/.test(rest);
  const how = draw.uniform();
  if (how < 0.4 || !letter) return `${kind.toLowerCase()} ${rest}`.trim();
  if (how < 0.6) return `${letter}${number || letter.endsWith(" ") ? "" : " "}${rest}`;
  if (how < 0.75 && !letter.endsWith(" ")) return `${letter.slice(0, 1).toLowerCase()}${number ? "" : " "}${rest}`;
  return number ? `${kind.toLowerCase()} ${rest}` : rest;
}

const shuffled = <T>(draw: Chance, from: readonly T[]): T[] =>
  from
    .map((one) => ({ one, place: draw.uniform() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
