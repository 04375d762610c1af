import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "#src/errors.ts";

/** OWASP's first choice: argon2id (the library's default), 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MIN_LENGTH = 12;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), COST);

export async function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize("NFC")).catch(() => false);
}

/** A password made by the machine: 16 characters without look-alikes, about 78 bits. */
export function makePassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** @throws {AppError} INVALID with what to do better */
export function checkNewPassword(password: string, email: string): void {
  const plain = password.normalize("NFC");
  const tooPlain = new Set(plain).size < 5 || plain.toLowerCase().includes(email.split("@")[0]?.toLowerCase() ?? "@");
  if ([...plain].length < MIN_LENGTH)
    throw new AppError("INVALID", `Mật khẩu cần ít nhất ${MIN_LENGTH} ký tự.`, { field: "next" });
  if (plain.length > 200) throw new AppError("INVALID", "Mật khẩu dài quá 200 ký tự.", { field: "next" });
  if (tooPlain)
    throw new AppError("INVALID", "Mật khẩu quá dễ đoán: hãy dùng một câu dài và không chứa tên đăng nhập.", {
      field: "next",
    });
}
