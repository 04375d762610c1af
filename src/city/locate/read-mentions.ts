import type { Gazetteer } from "./gazetteer.ts";
import type { Mention } from "./mention.ts";
import { readBareName } from "./read-bare-name.ts";
import { readCrossings } from "./read-crossings.ts";
import { readDistrict, readShortDistrict } from "./read-district.ts";
import { readBeyond, readProvince } from "./read-elsewhere.ts";
import { readLandmark } from "./read-landmark.ts";
import { readWard } from "./read-ward.ts";
import type { Word } from "./read-words.ts";
import { mayBegin, type Reading } from "./reading.ts";

/** A report names a few places; a text with more is a list, and comparing them all would cost their square. */
const MAX_MENTIONS = 40;

/** Every place name in the words, in order, none overlapping. The surer reading of a stretch comes first. */
export function readMentions(words: readonly Word[], text: string, names: Gazetteer): Mention[] {
  const marked = words.filter((word) => word.marked).length >= 2;
  const read: Reading = {
    words,
    text,
    names,
    marked,
    shouted: !/\p{Ll}/u.test(text),
    crossings: readCrossings(words, text),
  };
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length && mentions.length < MAX_MENTIONS; ) {
    const before = mentions.at(-1);
    const found =
      readLandmark(read, at) ??
      readDistrict(read, at) ??
      readWard(read, at, before) ??
      readShortDistrict(read, at, before) ??
      (mayBegin(read, at) ? (readBeyond(read, at, before) ?? readProvince(read, at)) : null) ??
      readBareName(read, at, before);
    if (found) mentions.push(found);
    at = found ? found.last + 1 : at + 1;
  }
  return mentions;
}
