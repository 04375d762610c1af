import { EVERYDAY } from "./everyday.ts";
import { FANS } from "./fans.ts";
import { FLOOD, FLOOD_SHARED } from "./flood.ts";
import { POWER } from "./power.ts";
import { RUMOUR, RUMOUR_SHARED } from "./rumour.ts";

/** A post as the rented listening service of the demo sends it. */
export interface TownPost {
  text: string;
  /** Who writes: of one scene nobody twice, but for the fans. */
  author: number;
  /** Where it stands. */
  site: string;
  /** How long before the play begins it was posted; 0: while it plays. */
  minutesAgo: number;
}

const SITES = ["forum.example.vn", "video-ngan.example.vn", "nhom-cu-dan.example.vn", "mang-xa-hoi.example.vn"];

/** An hour of small things before anything happens, then the evening: flood, power cut and rumour, between the rest. */
export function townPosts(): TownPost[] {
  const posts: TownPost[] = [];
  const add = (text: string, minutesAgo = 0, author = 1_000 + posts.length) =>
    posts.push({ text, author, site: SITES[posts.length % SITES.length] ?? "", minutesAgo });
  const quiet = [...EVERYDAY.slice(0, 20), ...FANS.slice(0, 10)];
  for (const [at, text] of quiet.entries()) add(text, (quiet.length - at) * 24);
  for (const { text, author } of evening()) add(text, 0, author);
  return posts;
}

function evening(): { text: string; author?: number }[] {
  const lanes: { from: number; every: number; all: { text: string; author?: number }[] }[] = [
    { from: 0, every: 2, all: withCopies(FLOOD, FLOOD_SHARED, 8) },
    { from: 24, every: 4, all: of(POWER) },
    { from: 40, every: 3, all: withCopies(RUMOUR, RUMOUR_SHARED, 14) },
    // The same few people, again and again.
    { from: 3, every: 9, all: FANS.slice(10).map((text, at) => ({ text, author: at % 5 })) },
    { from: 5, every: 11, all: of(EVERYDAY.slice(20)) },
  ];
  return lanes
    .flatMap(({ from, every, all }) => all.map((post, at) => ({ post, at: from + at * every })))
    .toSorted((one, other) => one.at - other.at)
    .map(({ post }) => post);
}

const of = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** As people share it: with a word of their own before it, or behind it, or as it is. */
const TAILS = ["", " (sưu tầm)", " 🙏", " Share mạnh nha bà con", "!!!", " #tphcm"];

function withCopies(texts: readonly string[], shared: string, copies: number): { text: string }[] {
  const every = Math.max(1, Math.floor(texts.length / copies));
  const tail = (at: number) => TAILS[at % TAILS.length] ?? "";
  return texts.flatMap((text, at) => {
    const copy = Math.floor(at / every);
    return at % every === 0 && copy < copies ? [{ text }, { text: shared + tail(copy) }] : [{ text }];
  });
}
