import { isIPv4, isIPv6 } from "node:net";
import type { Ctx } from "../ctx.ts";
import { makeToken } from "./token.ts";

/** What a browser says of itself when somebody signs in. */
export interface Client {
  ip: string;
  userAgent?: string | undefined;
  /** Value of the cookie that a browser gets once somebody has signed in with it. */
  knownDevice?: string | undefined;
}

const BROWSERS: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/coc_coc_browser/i, "Cốc Cốc"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Zalo/i, "Zalo"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const first = (names: [RegExp, string][], text: string) => names.find(([mark]) => mark.test(text))?.[1];

/** "Chrome · Windows": enough to know one's own again. Versions would make a fingerprint. */
export function deviceName(userAgent = ""): string {
  return [first(BROWSERS, userAgent), first(SYSTEMS, userAgent)].filter(Boolean).join(" · ");
}

/** The first half of an address: the same office looks the same, and nobody is found by it. */
export function networkOf(ip: string): string {
  if (isIPv4(ip)) return `${ip.split(".").slice(0, 2).join(".")}.•.•`;
  return isIPv6(ip) ? `${ip.split(":").slice(0, 2).join(":")}:•` : "";
}

/**
 * Says that this browser has signed in as this person before. It opens nothing; it only keeps others who guess at the
 * account elsewhere from locking its owner out (OWASP "device cookie").
 */
export function makeKnownDevice(ctx: Ctx, email: string): string {
  const id = makeToken().slice(0, 22);
  return `${id}.${ctx.box.sign("known-device", `${id} ${email}`)}`;
}

/** The id of a device that is known for this account, else null. */
export function knownDeviceOf(ctx: Ctx, cookie: string | undefined, email: string): string | null {
  const [id = "", mark = ""] = (cookie ?? "").split(".");
  return id && mark === ctx.box.sign("known-device", `${id} ${email}`) ? id : null;
}
