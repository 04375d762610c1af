/** A query of the topic language for each thing that it can say; what they mean is in the dictionaries of the pages. */
export const TOPIC_EXAMPLES = {
  both: "ngập nước",
  phrase: '"ngập nước"',
  either: 'ngập OR "triều cường"',
  without: "ngập NOT bóng",
  near: "ngập NEAR/5 xe",
  group: "(ngập OR lụt) NEAR/3 đường",
  beginning: "ngap*",
  unmarked: "ngap",
  marked: "ngập",
} as const;
export type TopicExample = keyof typeof TOPIC_EXAMPLES;
