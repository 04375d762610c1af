import { describe, expect, test } from "vitest";
import type { Failure } from "#src/domain/sending.ts";
import { graphFailure } from "./failure.ts";

const of = (code: number, subcode?: number, message = "") => graphFailure({ code, subcode, message }, new Date());

describe("a code of the Graph API", () => {
  test.each<[Failure, [code: number, subcode?: number][]]>([
    ["account", [[190], [190, 460], [190, 463], [190, 492], [102], [10], [200], [2, 2018344], [10, 1893063]]],
    ["window", [[10, 2018278], [10900], [10901], [10902], [10903]]],
    ["recipient", [[551, 1545041], [551], [100, 2018001], [2018108], [10, 2018108], [200, 2018108]]],
    ["defer", [[4], [17], [32], [613], [80001]]],
    ["transient", [[1], [2], [987654]]],
    ["payload", [[100], [100, 2018047]]],
  ])("means %s: %j", (failure, codes) => {
    for (const [code, subcode] of codes) expect(of(code, subcode).failure).toBe(failure);
  });

  test("names the subcode too, for the person who must look it up", () => {
    expect(of(10, 2018278).code).toBe("10/2018278");
  });

  test("an application without approval for the tag closes the late window, not the Page", () => {
    expect(of(10, undefined, "Application does not have the Human Agent permission").failure).toBe("window");
  });

  test("a dead token is known by its code, whatever the words", () => {
    expect(of(190, undefined, "Lỗi không rõ").failure).toBe("account");
  });

  test("what may have arrived in spite of the error waits until its echo would have come", () => {
    expect(of(2).retryAfterMs).toBeGreaterThanOrEqual(30_000);
  });
});
