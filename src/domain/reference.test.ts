import fc from "fast-check";
import { expect, test } from "vitest";
import { makeReference, parseReference } from "./reference.ts";

const bytes = fc.array(fc.nat(255), { minLength: 6, maxLength: 6 });
const referenceOf = (parts: number[]) => {
  let i = 0;
  return makeReference(2026, () => parts[i++] ?? 0);
};

test("a reference is PA, the year and seven characters that cannot be confused", () => {
  fc.assert(fc.property(bytes, (parts) => /^PA-26-[0-9A-HJKMNP-TV-Z]{7}$/.test(referenceOf(parts))));
});

test("a reference is understood however it is typed", () => {
  fc.assert(
    fc.property(bytes, (parts) => {
      const reference = referenceOf(parts);
      const spoken = reference.toLowerCase().replaceAll("-", " ").replaceAll("1", "l").replaceAll("0", "o");
      expect(parseReference(spoken)).toBe(reference);
      expect(parseReference(` ${reference.replaceAll("-", "")}\n`.trim())).toBe(reference);
    }),
  );
});

test("one wrong character is noticed", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  fc.assert(
    fc.property(bytes, fc.integer({ min: 6, max: 12 }), fc.nat(31), (parts, at, n) => {
      const reference = referenceOf(parts);
      const other = alphabet[n] ?? "0";
      fc.pre(reference[at] !== other);
      expect(parseReference(reference.slice(0, at) + other + reference.slice(at + 1))).toBeNull();
    }),
  );
});

test.each(["", "PA-26-", "PA-2026-000123", "XX-26-7K3M9QD", "PA-26-7K3M9QDD", "không có", "PA-26-7K3M9Q\u0000"])(
  "%j is no reference",
  (typed) => expect(parseReference(typed)).toBeNull(),
);
