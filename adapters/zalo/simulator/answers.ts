import type { Context } from "hono";

/** Zalo's envelope: an error, too, comes with HTTP 200. */
export const refuse = (c: Context, code: number, message: string) => c.json({ error: code, message, data: {} });
export const accept = (c: Context, data: object) => c.json({ error: 0, message: "Success", data });

/** A thrown refusal: rules are checked in functions that give no answers. */
export class ZaloRefusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
