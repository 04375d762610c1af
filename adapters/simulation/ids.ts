import { randomBytes } from "node:crypto";

/** Ids of 20 hex digits, other ones after each start. */
export function idMaker(): () => string {
  const start = randomBytes(5).toString("hex");
  let count = 0;
  return () => {
    count += 1;
    return start + count.toString(16).padStart(10, "0");
  };
}

/** Epoch ms, never the same twice. */
export function ticker(now: () => Date): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now().getTime());
    return last;
  };
}
