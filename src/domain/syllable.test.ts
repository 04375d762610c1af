import { expect, test } from "vitest";
import { isSyllable } from "./syllable.ts";

test.each("nghieng quoc giuong y khuyu ngoeo duong muoi uong gi que".split(" "))("%s is a syllable", (word) =>
  expect(isSyllable(word)).toBe(true),
);

test.each(["street", "phuowng", "ngg", "clear", "xyz", "123", "", "đường"])("%j is none", (word) =>
  expect(isSyllable(word)).toBe(false),
);
