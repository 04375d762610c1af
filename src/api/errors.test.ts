import { expect, test } from "vitest";
import { AppError, ERROR_CODES } from "#src/errors.ts";
import { errorAnswer } from "./errors.ts";

test("every code has a status and one of the contract's codes", () => {
  const told = ERROR_CODES.map((code) => {
    const { status, code: shown } = errorAnswer(new AppError(code, "x"));
    return `${code} ${status} ${shown}`;
  });
  expect(told).toEqual([
    "INVALID 400 INVALID",
    "TOO_LARGE 413 INVALID",
    "UNSUPPORTED 415 INVALID",
    "UNPROCESSABLE 422 INVALID",
    "UNAUTHENTICATED 401 UNAUTHENTICATED",
    "FORBIDDEN 403 FORBIDDEN",
    "NOT_FOUND 404 NOT_FOUND",
    "CONFLICT 409 CONFLICT",
    "RATE_LIMITED 429 RATE_LIMITED",
    "UNAVAILABLE 503 UNAVAILABLE",
    "UPSTREAM 502 UNAVAILABLE",
    "MISCONFIGURED 500 INTERNAL",
  ]);
});

test("what nobody threw on purpose says nothing of the inside", () => {
  const answer = errorAnswer(new Error("relation tickets does not exist"));
  expect(answer).toMatchObject({ status: 500, code: "INTERNAL" });
  expect(JSON.stringify(answer)).not.toContain("relation");
});

test("a database that restarts asks to come back later, also when wrapped", () => {
  const lost = Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });
  const wrapped = new Error("Failed query", { cause: lost });
  const cut = new Error("Failed query", { cause: Object.assign(new Error("write EPIPE"), { code: "EPIPE" }) });
  for (const error of [lost, wrapped, cut, Object.assign(new Error("x"), { code: "57P03" })])
    expect(errorAnswer(error)).toMatchObject({ status: 503, code: "UNAVAILABLE", retryAfterSec: 5 });
});
