import { expect, test } from "vitest";
import { matchesTopic } from "./matches-topic.ts";
import { readTopicQuery } from "./read-topic-query.ts";
import { saidWords } from "./said-words.ts";
import { TOPIC_EXAMPLES } from "./topic-examples.ts";

const TEXT = "Đường ngập nước, lụt sát đường, xe chết máy, triều cường dâng";
const fields = { sector: null, ward: null, source: null, sentiment: null, urgency: null };

test.each(Object.entries(TOPIC_EXAMPLES))("the example of %s can be read, and finds what it says", (_, typed) => {
  const read = readTopicQuery(typed, () => null);
  expect(read).not.toHaveProperty("fault");
  if ("query" in read) expect(matchesTopic(read.query, { said: saidWords(TEXT), fields })).toBe(true);
});
