import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { loadCity, loadPack } from "../load-city.ts";
import { type Dice, dice, pick, slip, typeText, writePlace, writeText } from "./testing/write-place.ts";

const city = loadCity("hcmc");

interface OldWard {
  name: string;
  district: string;
  codes: string[];
}

interface Sample {
  text: string;
  /** null: a split ward, so that no answer is right but a question. */
  code: string | null;
  codes: string[];
}

const TEXTS = 1_000;
const nameOf = (code: string) => city.ward(code)?.name ?? "";

/** Texts whose ward the mapping decides: an old ward with its district, a ward of today, or both. */
function decided(roll: Dice, olds: readonly OldWard[]): Sample {
  const whole = olds.filter(({ codes, name }) => codes.length === 1 && / /.test(name));
  const old = pick(roll, whole);
  const code = old.codes[0] ?? "";
  const way = roll();
  const typo = (name: string) => (roll() < 0.12 ? slip(roll, name) : name);
  const former = { ward: typo(old.name), district: old.district };
  const today = { ward: nameOf(code), district: null };
  const place =
    way < 0.55
      ? writePlace(roll, former, null)
      : way < 0.8
        ? writePlace(roll, { ...today, ward: typo(today.ward) }, null)
        : writePlace(roll, today, former);
  return { text: typeText(roll, writeText(roll, place)), code, codes: [code] };
}

function split(roll: Dice, olds: readonly OldWard[]): Sample {
  const old = pick(
    roll,
    olds.filter(({ codes }) => codes.length > 1),
  );
  const place = writePlace(roll, { ward: old.name, district: old.district }, null);
  return { text: typeText(roll, writeText(roll, place)), code: null, codes: old.codes };
}

const mapping: OldWard[] = loadPack("hcmc").oldWards.map(({ name, district, wards }) => ({
  name,
  district,
  codes: wards.map(({ code }) => code),
}));

const yardstick = new URL("../../../../shared/data/gazetteer/hcmc-old-to-new-2025.csv", import.meta.url);

function fromYardstick(): OldWard[] {
  const rows: Record<string, string>[] = parse(readFileSync(yardstick), { columns: true, bom: true });
  const olds = new Map<string, OldWard>();
  for (const row of rows) {
    const { old_name: name = "", old_district: district = "", new_code: code = "" } = row;
    const known = olds.get(`${name}|${district}`) ?? { name, district, codes: [] };
    known.codes.push(code);
    olds.set(`${name}|${district}`, known);
  }
  return [...olds.values()];
}

const sources: [string, () => OldWard[]][] = [["the pack's own mapping", () => mapping]];
if (existsSync(yardstick)) sources.push(["the yardstick", fromYardstick]);

describe.each(sources)("%s in varied writing", (_, load) => {
  const olds = load();

  test("97 of 100 texts that decide their ward are given that ward", () => {
    const roll = dice(20_250_701);
    const samples = Array.from({ length: TEXTS }, () => decided(roll, olds));
    const missed = samples.flatMap(({ text, code }) => {
      const place = city.locate({ text });
      return place.ward?.code === code
        ? []
        : [`${text} → ${place.ward?.name ?? place.status}, not ${nameOf(code ?? "")}`];
    });
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(0.03 * TEXTS);
  });

  test("a split ward is never answered with confidence, and the true wards are among the choices", () => {
    const roll = dice(47);
    for (const { text, codes } of Array.from({ length: TEXTS }, () => split(roll, olds))) {
      const place = city.locate({ text });
      expect([text, place.status, place.ward]).toEqual([text, "ambiguous", null]);
      expect(
        place.candidates.map(({ code }) => code),
        text,
      ).toEqual(expect.arrayContaining(codes));
    }
  });
});
