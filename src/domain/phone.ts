import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * A phone number as everyone writes it, as E.164: "0912 345 678", "84912345678", "+84912345678" and "912345678" (a
 * spreadsheet ate the zero) are all "+84912345678". Numbers without a country are Vietnamese.
 * @returns null for what cannot be a subscriber's number: extensions, short codes (113, 1022), words, nothing
 */
export function e164(raw: string): string | null {
  // Full-width digits come from some IMEs; read as they are, the leading zeros would be taken for a country code.
  const typed = raw.normalize("NFKC").trim();
  const number = parsePhoneNumberFromString(typed, { defaultCountry: "VN", extract: false });
  return number?.isValid() ? number.number : null;
}

/**
 * A number that may be shown to someone who need not call it: "+84912345678" is "0912 ••• 678".
 * @param number E.164; anything else shows no digit but the last two
 */
export function maskPhone(number: string): string {
  const vietnamese = /^\+84(\d{9,10})$/.exec(number);
  if (vietnamese?.[1]) {
    const national = `0${vietnamese[1]}`;
    return `${national.slice(0, 4)} ••• ${national.slice(-3)}`;
  }
  const parsed = parsePhoneNumberFromString(number);
  if (parsed && parsed.nationalNumber.length >= 7) return `+${parsed.countryCallingCode} ••• ${number.slice(-3)}`;
  return `••• ${number.replace(/\D/g, "").slice(-2)}`.trimEnd();
}
