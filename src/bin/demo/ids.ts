import { AppError } from "#src/errors.ts";
import { CAST, type Person, PLACES } from "./cast.ts";

/** @throws {AppError} NOT_FOUND */
export function personOf(id: string): Person {
  const person = CAST.find((one) => one.id === id);
  if (!person) throw new AppError("NOT_FOUND", "Không có nhân vật này trong bản dùng thử.");
  return person;
}

/** @throws {AppError} INVALID */
export function placeOf(id: string) {
  const place = PLACES.find((one) => one.id === id);
  if (!place) throw new AppError("INVALID", "Không có vị trí này trong bản dùng thử.");
  return place;
}

/** Digits, as each provider names people: another name at each, so that nobody is known twice by accident. */
export const zaloId = ({ phone }: Person): string => `80000${phone}`;
export const psid = ({ phone }: Person): string => `70000${phone}`;
export const abroad = ({ phone }: Person): string => `+84${phone.slice(1)}`;
