import fc from "fast-check";
import { expect, test } from "vitest";
import { splitText } from "./split-text.ts";

test.each([
  ["a short text is one bubble", "Đã xong.", 50, ["Đã xong."]],
  ["blanks are none", " \n ", 50, []],
  ["cut between paragraphs first", "Một đoạn.\n\nHai đoạn. Ba.", 20, ["Một đoạn.", "Hai đoạn. Ba."]],
  ["then between sentences", "Cống đã thông. Xe rác sẽ đến. Cảm ơn!", 30, ["Cống đã thông. Xe rác sẽ đến.", "Cảm ơn!"]],
  ["a date is no end of a sentence", "Hẹn ngày 2.9.2026 tại phường ạ", 22, ["Hẹn ngày 2.9.2026 tại", "phường ạ"]],
  ["then between words", "một hai ba bốn năm", 8, ["một hai", "ba bốn", "năm"]],
  ["a word too long is cut between letters", "aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"]],
])("%s", (_, text, limit, bubbles) => {
  expect(splitText(text, limit)).toEqual(bubbles);
});

const letters = new Intl.Segmenter("vi", { granularity: "grapheme" });
const lettersOf = (text: string) => [...letters.segment(text)].map(({ segment }) => segment);

test("nothing but blanks is lost, no bubble is too long, no letter is cut", () => {
  const words = fc.array(
    fc.constantFrom("Phường", "đã", "xử lý.", "ngập!", "👩‍👩‍👧", "ệ", "\n\n", "\n", " ", "a".repeat(30)),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 8, max: 60 }), (parts, limit) => {
      const text = parts.join(" ");
      const bubbles = splitText(text.normalize("NFD"), limit);
      const bare = (one: string) => lettersOf(one).filter((letter) => letter.trim() !== "");
      expect(bubbles.flatMap(bare)).toEqual(bare(text.normalize("NFC")));
      for (const bubble of bubbles) expect(bubble.length).toBeLessThanOrEqual(limit);
    }),
  );
});
