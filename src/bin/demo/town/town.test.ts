import { expect, test } from "vitest";
import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { earlierPosts } from "./earlier.ts";
import { ARTICLES, COMMENTS, EVERYDAY, NAMING, PRINTED } from "./everyday.ts";
import { FANS } from "./fans.ts";
import { FLOOD, FLOOD_TICKETS } from "./flood.ts";
import { townPosts } from "./posts.ts";
import { POWER } from "./power.ts";
import { RUMOUR } from "./rumour.ts";

const { city } = liveCity(loadPack("hcmc"));
const wardsOf = (texts: readonly string[]) => new Set(texts.flatMap((text) => city.locate({ text }).ward?.name ?? []));

test("the town says more than a hundred and fifty things, none of them twice", () => {
  const all = [...FLOOD, ...FLOOD_TICKETS, ...POWER, ...RUMOUR, ...FANS, ...EVERYDAY, ...COMMENTS, ...NAMING];
  const texts = [...all, ...[...PRINTED, ...ARTICLES].map(([title]) => title)];
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(150);
});

test("everything that was written is played, shared posts by many people", () => {
  const posts = townPosts();
  const said = new Set(posts.map(({ text }) => text));
  for (const text of [...FLOOD, ...POWER, ...RUMOUR, ...FANS, ...EVERYDAY]) expect(said).toContain(text);
  const copies = posts.filter(({ text }) => text.startsWith("KHẨN: 42 học sinh"));
  expect(copies.length).toBe(14);
  expect(new Set(copies.map(({ author }) => author)).size).toBe(14);
});

test("the flood is in three wards, the power cut in two, the rumour in one, the fans in none", () => {
  expect(wardsOf(FLOOD)).toEqual(new Set(["Phường Thủ Đức", "Phường Hiệp Bình", "Phường Linh Xuân"]));
  expect(wardsOf(POWER)).toEqual(new Set(["Phường An Hội Tây", "Phường Thông Tây Hội"]));
  expect(wardsOf(RUMOUR)).toEqual(new Set(["Phường Bàn Cờ"]));
  expect(wardsOf(FANS)).toEqual(new Set());
});

test("four weeks of small talk lie before, each thing said once, each of a ward that is one", () => {
  const posts = earlierPosts();
  expect(posts).toHaveLength(140);
  expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length);
  expect(wardsOf(posts.map(({ text }) => text)).size).toBe(24);
  const sentences = Map.groupBy(posts, ({ text }) => text.replace(/phường (\p{Lu}\p{L}* ?)+/u, ""));
  expect(Math.max(...[...sentences.values()].map((same) => same.length))).toBeLessThanOrEqual(3);
  const [oldest, newest] = [posts[0]?.minutesAgo ?? 0, posts.at(-1)?.minutesAgo ?? 0];
  expect([Math.floor(oldest / 1440), Math.floor(newest / 1440)]).toEqual([28, 1]);
  const rain = posts.map(({ text }) => /ngập|cống|triều/i.test(text));
  expect(rain.slice(105).filter(Boolean).length).toBeGreaterThan(2 * rain.slice(0, 35).filter(Boolean).length);
});
