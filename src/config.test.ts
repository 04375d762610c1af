import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { databaseAddress, loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";

const KEY = "0123456789abcdef0123456789abcdef";

function complaint(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError && error.code === "MISCONFIGURED") return error.message;
    throw error;
  }
  return "accepted";
}

test("an empty environment starts everything on this machine, with nothing outside it", () => {
  expect(loadConfig({})).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    databaseUrl: null,
    redisUrl: null,
    publicUrl: "http://127.0.0.1:8080",
    logLevel: "info",
    roles: ["web", "worker", "classifier"],
    cityPack: "hcmc",
    chromium: null,
    clamd: null,
    demo: null,
    modelDir: null,
    asrModelDir: null,
    zaloApiBase: "https://openapi.zalo.me",
    zaloOauthBase: "https://oauth.zaloapp.com",
    zaloTemplateBase: "https://business.openapi.zalo.me",
    graphBase: "https://graph.facebook.com",
    youtubeApiBase: "https://www.googleapis.com/youtube/v3",
    websubHub: "https://pubsubhubbub.appspot.com",
    listeningOrigins: [],
    recordingOrigins: [],
    smtpUrl: null,
    mailFrom: null,
    smsUrl: null,
    smsSecret: null,
    smsAscii: false,
    secretKey: null,
    trustedProxies: [],
    production: false,
  });
});

test.each([
  ["PORT", "abc", 'expected a whole number 1..65535, got "abc"'],
  ["PORT", "0", 'expected a whole number 1..65535, got "0"'],
  ["PORT", "65536", 'expected a whole number 1..65535, got "65536"'],
  ["PORT", "80.5", 'expected a whole number 1..65535, got "80.5"'],
  ["PORT", "0x50", 'expected a whole number 1..65535, got "0x50"'],
  ["HOST", "http://a", 'expected an IP address or a host name to listen on, got "http://a"'],
  ["REDIS_URL", "localhost:6379", "expected redis://host:port/number or rediss://…"],
  ["DATABASE_URL", "mysql://root:hunter2@db/x", "expected postgres://user:password@host:port/database"],
  ["SECRET_KEY", "too short", "expected at least 32 characters, the same at every start"],
  ["PUBLIC_URL", "example.vn", 'expected the http:// or https:// address that citizens use, got "example.vn"'],
  ["LOG_LEVEL", "loud", 'expected one of fatal, error, warn, info, debug, trace, silent, got "loud"'],
  ["ROLES", "web,api", 'expected a comma list of web, worker, classifier, got "web,api"'],
  ["ROLES", ",", 'expected a comma list of web, worker, classifier, got ","'],
  ["CITY_PACK", "../etc", 'expected the name of a city pack: small letters, digits and -, got "../etc"'],
  ["GRAPH_BASE", "ftp://x.vn", 'expected an http:// or https:// address, got "ftp://x.vn"'],
  [
    "RECORDING_ORIGINS",
    "http://10.0.0.5/rec",
    'expected a comma list of origins such as http://10.0.0.5:8088, without a path, got "http://10.0.0.5/rec"',
  ],
  [
    "TRUSTED_PROXIES",
    "10.0.0.0/33",
    'expected a comma list of IP addresses and networks such as 10.0.0.0/8, got "10.0.0.0/33"',
  ],
])("a bad %s (%s) is named with what was expected, a secret without its value", (variable, value, expected) => {
  expect(complaint({ [variable]: value })).toBe(`${variable}: ${expected}`);
});

test("all bad variables are named at once", () => {
  expect(complaint({ PORT: "x", LOG_LEVEL: "y", SECRET_KEY: "z", NODE_ENV: "production" })).toMatch(
    /^PORT: .*; LOG_LEVEL: .*; SECRET_KEY: /,
  );
});

test("production needs a key that somebody keeps", () => {
  expect(complaint({ NODE_ENV: "production" })).toMatch(/^SECRET_KEY: expected .*, got nothing$/);
  expect(loadConfig({ NODE_ENV: "production", SECRET_KEY: KEY })).toMatchObject({ production: true, secretKey: KEY });
});

test("an empty variable counts as absent, and lists and addresses are tidied", () => {
  const env = {
    PORT: "",
    ROLES: " worker, web,worker",
    PUBLIC_URL: "https://pa.example.vn/",
    TRUSTED_PROXIES: "10.0.0.0/8, ::1",
    DATA_DIR: "kho",
  };
  expect(loadConfig(env)).toMatchObject({
    port: 8080,
    roles: ["worker", "web"],
    publicUrl: "https://pa.example.vn",
    trustedProxies: ["10.0.0.0/8", "::1"],
    dataDir: resolve("kho"),
  });
});

test.each([
  ["0.0.0.0", "http://127.0.0.1:8080"],
  ["::", "http://127.0.0.1:8080"],
  ["::1", "http://[::1]:8080"],
  ["tiep-nhan.local", "http://tiep-nhan.local:8080"],
])("a service that listens on %s is reached at %s", (host, url) => {
  expect(loadConfig({ HOST: host }).publicUrl).toBe(url);
});

test("the database is the one that was named, else the embedded one in the data folder", () => {
  const url = "postgres://a:b@db.example.vn/pa";
  expect(databaseAddress(loadConfig({ DATABASE_URL: url }))).toEqual({ url });
  expect(databaseAddress({ databaseUrl: null, dataDir: "/srv/ln" })).toEqual({
    socketDir: join("/srv/ln", "postgres", "socket"),
    user: "langnghe",
    database: "langnghe",
  });
});

test.each([
  [{ SMTP_URL: "smtp://localhost" }, "MAIL_FROM"],
  [{ SMS_URL: "https://sms.example.vn/send" }, "SMS_SECRET"],
  [{ SMS_URL: "https://sms.example.vn/send", SMS_SECRET: "short" }, "SMS_SECRET"],
  [{ SMTP_URL: "http://localhost", MAIL_FROM: "a@b.vn" }, "SMTP_URL"],
  [{ SMTP_URL: "smtp://localhost", MAIL_FROM: "nobody" }, "MAIL_FROM"],
  [{ SMS_ASCII: "perhaps" }, "SMS_ASCII"],
])("half a gateway, or a wrong one, stops the start: %j", (env, variable) => {
  expect(complaint(env)).toContain(variable);
});

test("a gateway's password and secret stay out of the complaint", () => {
  const env = { SMTP_URL: "http://user:geheim@localhost", SMS_URL: "ftp://x?key=geheim", SMS_SECRET: "geheim" };
  expect(complaint(env)).not.toContain("geheim");
});

test("a scanner for viruses is an address; its port has a default", () => {
  expect(loadConfig({ CLAMD_HOST: "clamd.internal" }).clamd).toEqual({ host: "clamd.internal", port: 3310 });
  expect(() => loadConfig({ CLAMD_HOST: "clamd.internal", CLAMD_PORT: "many" })).toThrow("CLAMD_PORT");
});
