import { expect, test } from "vitest";
import { asLetter } from "./as-letter.ts";

test("the closing of a letter stands once, at its end, and the note on the machine below", () => {
  const texts = ["Kính gửi ông/bà,\n\nĐã tiếp nhận.\n\nTrân trọng.", "Xin bổ sung nơi xảy ra."];
  expect(asLetter(texts, ["Email tự động."])).toBe(
    "Kính gửi ông/bà,\n\nĐã tiếp nhận.\n\nXin bổ sung nơi xảy ra.\n\nTrân trọng.\n\nEmail tự động.",
  );
});

test("a letter without a closing stays as it is", () => {
  expect(asLetter(["Một.", "Hai."], [])).toBe("Một.\n\nHai.");
});
