/** In the order in which they win when two findings are equally long: what a word announces goes before a bare shape. */
export const PERSONAL_DATA = [
  "email",
  "bank_account",
  "national_id",
  "plate",
  "phone",
  "name",
  "house_number",
] as const;

export type PersonalData = (typeof PERSONAL_DATA)[number];

/** Half-open [start, end) in UTF-16 units. */
export type Finding = { readonly type: PersonalData; readonly start: number; readonly end: number };

/** What a citizen or an officer reads in the place of what was taken out. */
export const PLACEHOLDERS: Readonly<Record<PersonalData, string>> = {
  phone: "[số điện thoại]",
  email: "[email]",
  national_id: "[số giấy tờ]",
  plate: "[biển số]",
  bank_account: "[số tài khoản]",
  name: "[họ tên]",
  house_number: "[số nhà]",
};
