import fc from "fast-check";

/** Names that some page of ours reads, and names that no page should. */
const NAMES = [
  ...["done", "tab", "lang", "at", "about", "reference", "steps", "cursor", "q", "next", "by", "year", "state", "xong"],
  ...["kind", "from", "until", "sector", "ward", "unit", "topic", "report", "sort", "relevance", "all", "find", "due"],
  ...[
    "urgency",
    "mark",
    "assignee",
    "source",
    "refs",
    "since",
    "weeks",
    "map",
    "full",
    "list",
    "format",
    "form",
    "den",
  ],
  ...["day", "category", "calendar", "before", "last", "action", "key", "ref", "thumb", "t", "theme", "moved", "n"],
  ...["waiting", "replayed", "discarded", "more", "must", "version", "who", "channel", "person", "period", "page"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "", "lang[]", "tab[a]", "done.0", "q[$ne]"],
];

/** As they stand in an address: escaped already, or not as they should be. */
const VALUES = [
  ...["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "", "%20", "null", "undefined", "[]", "{}"],
  ...["-1", "0", "NaN", "Infinity", "1e309", "99999999999999999999", "0x10", "1.5", "2147483648", "9007199254740993"],
  ...["%00", "a%00b", "%", "%zz", "%ff", "%c3%28", "%ed%a0%80", "%f0%9f%92%a5", "%e2%80%ae", "%0d%0aSet-Cookie:x=1"],
  ...["2026-13-45", "9999-99-99", "0000-00-00", "%2B275760-09-13", "2026-02-30", "2026-11-26T25:00", "26/11/2026"],
  ...["..%2f..%2fetc%2fpasswd", "%27%3B--", "%22%29%20or%201=1", "%3Cscript%3E", "%25s%25n", "day", "week", "range"],
  ...["PA-26-0000000", "27154", "27154-ubnd", "waste_environment", "all", "overdue", "eyJhIjoxfQ", "AAAA", "1,2,3"],
  "a".repeat(10_000),
  "%E1%BB%87".repeat(2_000),
];

/** Everything at once, one bad value for every name: what breaks on it alone breaks on it here. */
export const EVERY_NAME: readonly string[] = VALUES.map((value) => {
  const short = value.length > 100 ? NAMES.slice(0, 12) : NAMES;
  return short.map((name) => `${name}=${value}`).join("&");
});

/** A few of them, some twice, and some without what belongs to them. */
export const bentQuery: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)).map((pair) => pair.join("=")),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...NAMES), fc.string({ unit: "binary" }))
          .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom("&&", "=", "%", "?", "a", "==&=", "%00=%00", "lang[]=vi", "tab=a;tab=b"),
      },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join("&"));

/** In the place of what a path names. */
export const BENT_NAMES: readonly string[] = [
  ...["constructor", "__proto__", "%00", "%ff", "%", "-1", "0", "1e9", "99999999999999999999", "%20", "..%2f..", "ệ"],
  "a".repeat(10_000),
];
