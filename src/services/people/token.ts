import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a cookie or an API client; the database keeps only the digest. */
export const makeToken = (): string => randomBytes(32).toString("base64url");
export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");
