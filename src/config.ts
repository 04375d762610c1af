import { isIP } from "node:net";
import { resolve } from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { DbAddress } from "#src/db/client.ts";
import { AppError } from "#src/errors.ts";
import { socketFolder } from "#src/storage/socket-folder.ts";

export const PROCESS_ROLES = ["web", "worker", "classifier"] as const;
/** What one process does; a start runs one process for each. */
export type ProcessRole = (typeof PROCESS_ROLES)[number];

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const list = (text: string) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

const webUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !/[?#]/.test(url))
  .transform((url) => url.replace(/\/+$/, ""));
const origin = webUrl.refine((url) => new URL(url).origin === url);
const folder = z.string().transform((path) => resolve(path));
const network = z.string().refine((text) => ipaddr.isValidCIDR(text) || isIP(text) > 0);

/** The name of each variable, what it may hold, and the words in which a bad one is explained. */
const VARIABLES = {
  PORT: [
    z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(65_535)).prefault("8080"),
    "a whole number 1..65535",
  ],
  HOST: [
    z
      .string()
      .refine((host) => isIP(host) > 0 || z.hostname().safeParse(host).success)
      .prefault("127.0.0.1"),
    "an IP address or a host name to listen on",
  ],
  DATA_DIR: [folder.prefault("./data"), "a folder"],
  DATABASE_URL: [z.url({ protocol: /^postgres(ql)?$/ }).optional(), "postgres://user:password@host:port/database"],
  REDIS_URL: [z.url({ protocol: /^rediss?$/ }).optional(), "redis://host:port/number or rediss://…"],
  PUBLIC_URL: [webUrl.optional(), "the http:// or https:// address that citizens use"],
  LOG_LEVEL: [z.enum(LOG_LEVELS).prefault("info"), `one of ${LOG_LEVELS.join(", ")}`],
  ROLES: [
    z
      .string()
      .transform(list)
      .pipe(z.array(z.enum(PROCESS_ROLES)).min(1))
      .transform((roles) => [...new Set(roles)])
      .prefault(PROCESS_ROLES.join(",")),
    `a comma list of ${PROCESS_ROLES.join(", ")}`,
  ],
  CITY_PACK: [
    z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .prefault("hcmc"),
    "the name of a city pack: small letters, digits and -",
  ],
  MODEL_DIR: [folder.optional(), "a folder"],
  ASR_MODEL_DIR: [folder.optional(), "a folder"],
  ZALO_API_BASE: [webUrl.prefault("https://openapi.zalo.me"), "an http:// or https:// address"],
  ZALO_OAUTH_BASE: [webUrl.prefault("https://oauth.zaloapp.com"), "an http:// or https:// address"],
  ZALO_TEMPLATE_BASE: [webUrl.prefault("https://business.openapi.zalo.me"), "an http:// or https:// address"],
  GRAPH_BASE: [webUrl.prefault("https://graph.facebook.com"), "an http:// or https:// address"],
  YOUTUBE_API_BASE: [webUrl.prefault("https://www.googleapis.com/youtube/v3"), "an http:// or https:// address"],
  WEBSUB_HUB: [webUrl.prefault("https://pubsubhubbub.appspot.com"), "an http:// or https:// address"],
  LISTENING_ORIGINS: [
    z.string().transform(list).pipe(z.array(origin)).prefault(""),
    "a comma list of origins such as http://10.0.0.5:8088, without a path",
  ],
  RECORDING_ORIGINS: [
    z.string().transform(list).pipe(z.array(origin)).prefault(""),
    "a comma list of origins such as http://10.0.0.5:8088, without a path",
  ],
  SMTP_URL: [z.url({ protocol: /^smtps?$/ }).optional(), "smtp://user:password@host:port or smtps://…"],
  MAIL_FROM: [
    z
      .string()
      .regex(/^(?:[^<>\r\n]*<)?[^\s@<>,;]+@[\w.-]+>?$/)
      .optional(),
    "an e-mail address, or a name and <address>; needed with SMTP_URL",
  ],
  SMS_URL: [z.url({ protocol: /^https?$/ }).optional(), "the http:// or https:// address of the SMS gateway"],
  SMS_SECRET: [
    z.string().min(16).optional(),
    "at least 16 characters, shared with the SMS gateway; needed with SMS_URL",
  ],
  SMS_ASCII: [z.stringbool().prefault("false"), "true or false"],
  CHROMIUM: [folder.optional(), "the path of a Chromium that prints briefs as PDF"],
  CLAMD_HOST: [z.hostname().or(z.ipv4()).or(z.ipv6()).optional(), "the host name or IP address of a clamd"],
  CLAMD_PORT: [
    z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(65_535)).prefault("3310"),
    "a whole number 1..65535",
  ],
  DEMO_URL: [webUrl.optional(), "set by `npm start -- --demo`, never by hand"],
  DEMO_TOKEN: [z.string().min(16).optional(), "set by `npm start -- --demo`, never by hand"],
  SECRET_KEY: [z.string().min(32).optional(), "at least 32 characters, the same at every start"],
  TRUSTED_PROXIES: [
    z.string().transform(list).pipe(z.array(network)).prefault(""),
    "a comma list of IP addresses and networks such as 10.0.0.0/8",
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

// The one thing of the configuration that may live on disk.
export { loadSecretKey } from "#src/storage/secret-key.ts";

type Variable = keyof typeof VARIABLES;
type Values = { [V in Variable]: z.output<(typeof VARIABLES)[V][0]> };

/** May hold a password or a key: a complaint about it never repeats it. */
const SECRETS: ReadonlySet<string> = new Set([
  "SECRET_KEY",
  "DATABASE_URL",
  "REDIS_URL",
  "SMTP_URL",
  "SMS_URL",
  "SMS_SECRET",
  "DEMO_TOKEN",
] satisfies Variable[]);

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** null: jobs are kept in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly roles: readonly ProcessRole[];
  readonly cityPack: string;
  readonly modelDir: string | null;
  readonly asrModelDir: string | null;
  readonly zaloApiBase: string;
  readonly zaloOauthBase: string;
  readonly zaloTemplateBase: string;
  readonly graphBase: string;
  readonly youtubeApiBase: string;
  /** Tells of new videos (WebSub). */
  readonly websubHub: string;
  /** The city's own machines whose feeds are read although they are in its network, or speak plain http. */
  readonly listeningOrigins: readonly string[];
  /** The city's own machines that keep recordings: fetched from although they are in its network, or speak plain http. */
  readonly recordingOrigins: readonly string[];
  /** null: no e-mail is sent. Holds a password. */
  readonly smtpUrl: string | null;
  /** "UBND Phường Sài Gòn <phananh@example.vn>". Never null with `smtpUrl`. */
  readonly mailFrom: string | null;
  /** null: no text messages are sent. */
  readonly smsUrl: string | null;
  /** Never null with `smsUrl`. */
  readonly smsSecret: string | null;
  /** Text messages go out without Vietnamese marks. */
  readonly smsAscii: boolean;
  /** The browser that prints PDF files; null: one is looked for where systems put them. */
  readonly chromium: string | null;
  /** Where files are looked through for viruses; null: nowhere. */
  readonly clamd: { host: string; port: number } | null;
  /** Where the simulated providers are steered from; null: this is no demo. */
  readonly demo: { url: string; token: string } | null;
  /** null: kept in `dataDir` (see loadSecretKey). Never null in production. */
  readonly secretKey: string | null;
  /** IP addresses and CIDR networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly production: boolean;
}

type Environment = Record<string, string | undefined>;

function complain(variable: Variable, given: string | undefined): string {
  const expected = `${variable}: expected ${VARIABLES[variable][1]}`;
  if (given === undefined) return `${expected}, got nothing`;
  return SECRETS.has(variable) ? expected : `${expected}, got ${JSON.stringify(given.slice(0, 80))}`;
}

/** An empty variable counts as absent: compose files and unit files write `PORT=` for "not set". */
const given = (env: Environment, variable: Variable) => env[variable]?.trim() || undefined;

function readAll(env: Environment): Values {
  const values: Partial<Record<Variable, unknown>> = {};
  const bad = new Set<Variable>();
  for (const variable of Object.keys(VARIABLES) as Variable[]) {
    const parsed = VARIABLES[variable][0].safeParse(given(env, variable));
    if (parsed.success) values[variable] = parsed.data;
    else bad.add(variable);
  }
  // In production the key must outlive the disk of one machine, so somebody has to keep it.
  if (env.NODE_ENV === "production" && !given(env, "SECRET_KEY")) bad.add("SECRET_KEY");
  // Its secrets are known to everybody.
  if (env.NODE_ENV === "production" && given(env, "DEMO_URL")) bad.add("DEMO_URL");
  // Half a gateway would look like one until the first citizen waits for a message.
  if (given(env, "SMTP_URL") && !given(env, "MAIL_FROM")) bad.add("MAIL_FROM");
  if (given(env, "SMS_URL") && !given(env, "SMS_SECRET")) bad.add("SMS_SECRET");
  if (bad.size > 0) {
    const variables = [...bad];
    const message = variables.map((variable) => complain(variable, given(env, variable))).join("; ");
    throw new AppError("MISCONFIGURED", message, { variables });
  }
  return values as Values; // each key was set from its own schema in the loop above
}

/** The address for a link to this machine: a listener on "every address" is reached on the loopback one. */
export function listenUrl(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * The only reader of the environment, called once, in `src/bin`. Touches no disk.
 * @throws {AppError} MISCONFIGURED naming every bad variable and what was expected, never the value of a secret
 */
export function loadConfig(env: Environment): Config {
  const values = readAll(env);
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    publicUrl: values.PUBLIC_URL ?? listenUrl(values.HOST, values.PORT),
    logLevel: values.LOG_LEVEL,
    roles: Object.freeze(values.ROLES),
    cityPack: values.CITY_PACK,
    modelDir: values.MODEL_DIR ?? null,
    asrModelDir: values.ASR_MODEL_DIR ?? null,
    zaloApiBase: values.ZALO_API_BASE,
    zaloOauthBase: values.ZALO_OAUTH_BASE,
    zaloTemplateBase: values.ZALO_TEMPLATE_BASE,
    graphBase: values.GRAPH_BASE,
    youtubeApiBase: values.YOUTUBE_API_BASE,
    websubHub: values.WEBSUB_HUB,
    listeningOrigins: Object.freeze(values.LISTENING_ORIGINS),
    recordingOrigins: Object.freeze(values.RECORDING_ORIGINS),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    smsUrl: values.SMS_URL ?? null,
    smsSecret: values.SMS_SECRET ?? null,
    smsAscii: values.SMS_ASCII,
    chromium: values.CHROMIUM ?? null,
    clamd: values.CLAMD_HOST ? { host: values.CLAMD_HOST, port: values.CLAMD_PORT } : null,
    demo: values.DEMO_URL && values.DEMO_TOKEN ? { url: values.DEMO_URL, token: values.DEMO_TOKEN } : null,
    secretKey: values.SECRET_KEY ?? null,
    trustedProxies: Object.freeze(values.TRUSTED_PROXIES),
    production: env.NODE_ENV === "production",
  });
}

/** Where PostgreSQL answers: the URL that was given, or the socket of the embedded server. */
export function databaseAddress(config: Pick<Config, "databaseUrl" | "dataDir">): DbAddress {
  if (config.databaseUrl) return { url: config.databaseUrl };
  return { socketDir: socketFolder(config.dataDir), user: EMBEDDED_NAME, database: EMBEDDED_NAME };
}

/** Role and database of the embedded server. */
export const EMBEDDED_NAME = "langnghe";
