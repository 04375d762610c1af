import type { Page } from "playwright-core";
import type { Role } from "#src/domain/roles.ts";
import { pressKey } from "./browser.ts";
import type { FullCity } from "./full-city.ts";
import {
  chooseTwo,
  dayOff,
  newCodes,
  pressOnLine,
  rate,
  report,
  submit,
  toRecovery,
  unfold,
  withPassword,
  withWrongCode,
} from "./page-firsts.ts";

export interface PageToSee {
  /** Names its test and its pictures. */
  name: string;
  /** As the app knows it. */
  route: string;
  /** Null: nobody is signed in. */
  as: Role | null;
  path: string | ((city: FullCity) => string);
  /** What is done on it before it is looked at. */
  first?: (page: Page, city: FullCity) => Promise<unknown>;
  /** How it is answered; 200. */
  status?: number;
}

const page = (name: string, as: Role | null, route: string, more: Partial<PageToSee> = {}): PageToSee => ({
  ...{ name, as, route, path: route },
  ...more,
});
/** One ticket page for each state: each offers other things to do. */
const ticket = (name: string, as: Role, path: (city: FullCity) => string, more: Partial<PageToSee> = {}) =>
  page(`ticket-${name}`, as, "/console/tickets/:reference", {
    path: (city) => `/console/tickets/${path(city)}`,
    ...more,
  });

const CITIZEN: PageToSee[] = [
  page("home", null, "/"),
  page("home-english", null, "/", { path: "/?lang=en" }),
  page("form", null, "/f/:form", { path: "/f/phan-anh" }),
  page("form-errors", null, "/f/:form", { path: "/f/phan-anh", first: submit("main form[method=post]") }),
  page("receipt", null, "/f/:form/done", { path: "/f/phan-anh", first: report }),
  page("receipt-gone", null, "/f/:form/done", { path: "/f/phan-anh/done", status: 410 }),
  page("lookup", null, "/t"),
  page("tracking", null, "/t/:reference", { path: ({ references }) => `/t/${references.waiting}` }),
  page("tracking-resolved", null, "/t/:reference", { path: ({ references }) => `/t/${references.resolved}` }),
  page("tracking-unknown", null, "/t/:reference", { path: "/t/PA-26-0000000", status: 404 }),
  page("more", null, "/bo-sung/:reference/:key", { path: ({ morePath }) => morePath }),
  page("more-thanks", null, "/bo-sung/:reference/:key", { path: ({ morePath }) => `${morePath}?xong=1` }),
  page("rating", null, "/danh-gia/:token", { path: ({ ratingPath }) => ratingPath }),
  page("rating-thanks", null, "/danh-gia/:token", { path: ({ ratingPath }) => ratingPath, first: rate }),
  page("public", null, "/cong-khai"),
  page("demo", null, "/demo"),
  page("incidents-public", null, "/su-co"),
  page("incident-public", null, "/su-co/:reference", { path: ({ incident }) => `/su-co/${incident}` }),
  page("follow-confirm", null, "/thu/follow-confirm/:id/:signature", { path: ({ mails }) => mails.confirm }),
  page("follow-stop", null, "/thu/follow-stop/:id/:signature", { path: ({ mails }) => mails.stop }),
  page("brief-stop", null, "/thu/brief-stop/:id/:signature", { path: ({ mails }) => mails.brief }),
  page("not-found", null, "/t/:reference", { path: "/khong-co", status: 404 }),
];

const DOOR: PageToSee[] = [
  page("sign-in", null, "/console/sign-in"),
  page("sign-in-errors", null, "/console/sign-in", { first: submit("main form[method=post]") }),
  page("password", "operator", "/console/password"),
  page("account", "operator", "/console/account"),
  page("account-prove", "operator", "/console/account/prove"),
  page("second-step", null, "/console/sign-in/second", { path: "/console/sign-in", first: withPassword }),
  page("second-step-wrong", null, "/console/sign-in/second", { path: "/console/sign-in", first: withWrongCode }),
  page("totp", "auditor", "/console/account/totp"),
  page("totp-wrong", "auditor", "/console/account/totp", { first: submit("main form[method=post]") }),
  page("recovery", null, "/console/account/recovery", { path: "/console/sign-in", first: toRecovery }),
  page("recovery-made", null, "/console/account/recovery", { path: "/console/sign-in", first: newCodes }),
];

const DESK: PageToSee[] = [
  page("list", "operator", "/console"),
  page("list-untriaged", "operator", "/console", { path: "/console?tab=needs_triage" }),
  page("list-all", "operator", "/console", { path: "/console?tab=all" }),
  page("list-found", "operator", "/console", { path: "/console?q=rac+le+lai" }),
  page("list-empty", "operator", "/console", { path: "/console?q=khongcogica" }),
  page("list-unit", "officer", "/console"),
  page("bulk", "operator", "/console", { first: chooseTwo }),
  page("command-bar", "operator", "/console", { first: (shown) => pressKey(shown, "Control+k") }),
  page("keys", "operator", "/console", { first: (shown) => pressKey(shown, "?") }),
  ticket("new", "operator", ({ references }) => references.fresh),
  ticket("working", "officer", ({ references }) => references.working),
  ticket("working-lead", "unit_lead", ({ references }) => references.working),
  ticket("waiting", "officer", ({ references }) => references.waiting),
  ticket("escalated", "operator", ({ references }) => references.escalated),
  ticket("resolved", "operator", ({ references }) => references.resolved),
  ticket("reopened", "unit_lead", ({ references }) => references.reopened),
  ticket("rejected", "operator", ({ references }) => references.rejected),
  ticket("duplicate", "operator", ({ references }) => references.merged),
  ticket("closed", "operator", ({ closed }) => closed),
  ticket("untriaged", "operator", ({ untriaged }) => untriaged),
  ticket("chat", "operator", ({ chat }) => chat),
  ticket("unfolded", "operator", ({ references }) => references.escalated, { first: unfold }),
  page("notices", "unit_lead", "/console/notices"),
  page("ratings", "operator", "/console/ratings"),
  page("contacts", "operator", "/console/contacts"),
  page("contact", "operator", "/console/contacts/:id", { path: ({ contact }) => `/console/contacts/${contact}` }),
  page("call-backs", "operator", "/console/call-backs"),
  page("views", "operator", "/console/views"),
  page("incidents", "operator", "/console/incidents"),
  page("incident", "operator", "/console/incidents/:reference", {
    path: ({ incident }) => `/console/incidents/${incident}`,
  }),
  page("incident-proposed", "operator", "/console/incidents/:reference", {
    path: ({ proposed }) => `/console/incidents/${proposed}`,
  }),
  page("incident-over", "operator", "/console/incidents/:reference", {
    path: ({ over }) => `/console/incidents/${over}`,
  }),
  page("incident-likely", "operator", "/console/incidents/:reference", {
    path: ({ likely }) => `/console/incidents/${likely}`,
  }),
  page("alerts", "operator", "/console/alerts"),
  page("alerts-wrong", "leader", "/console/alerts", { path: "/console/alerts?state=wrong" }),
  page("alert", "operator", "/console/alerts/:id", { path: ({ alert }) => `/console/alerts/${alert}` }),
  page("alert-fall", "operator", "/console/alerts/:id", { path: ({ fall }) => `/console/alerts/${fall}` }),
  page("mentions", "operator", "/console/mentions"),
  page("mentions-all", "leader", "/console/mentions", { path: "/console/mentions?tab=all&relevance=all" }),
  page("mentions-empty", "operator", "/console/mentions", { path: "/console/mentions?q=khongcogica" }),
  page("mention", "operator", "/console/mentions/:id", { path: ({ mention }) => `/console/mentions/${mention}` }),
  page("mention-promote", "operator", "/console/mentions/:id", {
    path: ({ mention }) => `/console/mentions/${mention}`,
    first: (shown) => pressKey(shown, "p"),
  }),
  page("mention-attach", "operator", "/console/mentions/:id/attach", {
    path: ({ mention }) => `/console/mentions/${mention}/attach`,
  }),
  page("mention-paste", "operator", "/console/mentions/paste"),
  page("topics", "operator", "/console/topics"),
  page("topic-new", "operator", "/console/topics/new"),
  page("topic", "operator", "/console/topics/:id", { path: ({ topic }) => `/console/topics/${topic}` }),
  page("macros", "unit_lead", "/console/macros"),
  page("macro-new", "unit_lead", "/console/macros/new"),
  page("macro", "unit_lead", "/console/macros/:id", { path: ({ macro }) => `/console/macros/${macro}` }),
  page("macro-step", "unit_lead", "/console/macros/:id/steps/new", {
    path: ({ macro }) => `/console/macros/${macro}/steps/new?action=reply`,
  }),
  page("unit", "unit_lead", "/console/unit"),
  page("unit-directives", "unit_lead", "/console/directives"),
  page("unit-directive", "unit_lead", "/console/directives/:id", {
    path: ({ directive }) => `/console/directives/${directive}`,
  }),
  page("settings", "operator", "/console/settings"),
  page("forbidden", "officer", "/admin", { status: 403 }),
];

const LEADER: PageToSee[] = [
  page("leader", "leader", "/leader"),
  page("leader-year", "leader", "/leader", { path: "/leader?kind=year&sector=waste_environment" }),
  page("ranking", "leader", "/leader/ranking"),
  page("ranking-units", "leader", "/leader/ranking", { path: "/leader/ranking?by=unit" }),
  page("behind-a-figure", "leader", "/leader/figures/:id", { path: "/leader/figures/overdue" }),
  page("behind-a-row", "leader", "/leader/figures/:id", {
    path: "/leader/figures/received?by=sector&key=waste_environment",
  }),
  page("listening", "leader", "/leader/listening", { path: "/leader/listening?by=sector" }),
  page("listening-report", "leader", "/leader/listening/report", { path: "/leader/listening/report?report=quick" }),
  page("brief", "leader", "/leader/brief"),
  page("directives", "leader", "/leader/directives"),
  page("directive-new", "leader", "/leader/directives/new"),
  page("directive", "leader", "/leader/directives/:id", { path: ({ directive }) => `/leader/directives/${directive}` }),
  page("brief-mail", "leader", "/leader/brief/mail"),
  page("wall", null, "/wall", { path: ({ wallPath }) => wallPath }),
];

const ADMIN: PageToSee[] = [
  page("admin", "admin", "/admin"),
  page("people", "admin", "/admin/people"),
  page("person", "admin", "/admin/people/:id", { path: ({ user }) => `/admin/people/${user}` }),
  page("walls", "admin", "/admin/walls"),
  page("tokens", "admin", "/admin/tokens"),
  page("security", "admin", "/admin/security"),
  page("audit", "admin", "/admin/audit"),
  page("rules", "admin", "/admin/rules"),
  page("rules-found", "admin", "/admin/rules", { path: "/admin/rules?find=cong+vien" }),
  page("rule-form", "admin", "/admin/rules", { first: pressOnLine('button[value^="edit:"]') }),
  page("rules-draft", "admin", "/admin/rules", { first: pressOnLine('button[value^="down:"]') }),
  page("units", "admin", "/admin/units"),
  page("unit-new", "admin", "/admin/units/new"),
  page("unit-edit", "admin", "/admin/units/:id", { path: "/admin/units/hcmc-gthtkt" }),
  page("understanding", "admin", "/admin/understanding"),
  page("calendars", "admin", "/admin/calendars"),
  page("calendars-preview", "admin", "/admin/calendars", { first: dayOff }),
  page("policies", "admin", "/admin/policies"),
  page("requests", "admin", "/admin/requests"),
  page("request", "admin", "/admin/requests/:id", { path: ({ request }) => `/admin/requests/${request}` }),
  page("templates", "admin", "/admin/templates"),
  page("template-new", "admin", "/admin/templates/new"),
  page("template", "admin", "/admin/templates/:id", { path: "/admin/templates/welcome" }),
  page("knowledge", "admin", "/admin/knowledge"),
  page("knowledge-new", "admin", "/admin/knowledge/new"),
  page("knowledge-article", "admin", "/admin/knowledge/:id", { path: "/admin/knowledge/khai-sinh" }),
  page("channels", "admin", "/admin/channels"),
  page("channel-choice", "admin", "/admin/channels/new"),
  page("channel-new", "admin", "/admin/channels/new/:channel", { path: "/admin/channels/new/facebook" }),
  page("dead-letters", "admin", "/admin/dead-letters"),
  page("retention", "admin", "/admin/retention"),
  page("listening-settings", "admin", "/admin/listening"),
  page("alert-settings", "admin", "/admin/alerts"),
  page("wards", "admin", "/admin/wards"),
  page("sources", "admin", "/admin/sources"),
  page("source-choice", "admin", "/admin/sources/new"),
  page("source-new", "admin", "/admin/sources/new/:kind", { path: "/admin/sources/new/newspaper" }),
  page("source", "admin", "/admin/sources/:id", { path: "/admin/sources/dien-dan-thu" }),
  page("public-texts", "admin", "/admin/public-texts"),
  page("sample", "admin", "/admin/sample"),
  page("components", "admin", "/admin/components"),
];

export const PAGES: readonly PageToSee[] = [...CITIZEN, ...DOOR, ...DESK, ...LEADER, ...ADMIN];

/** Addresses that answer with something else than a page of their own. */
export const NO_PAGES: Record<string, string> = {
  "/assets/:hash/:name": "a file",
  "/cong-khai/rss.xml": "a feed",
  "/cong-khai/so-lieu.csv": "a file",
  "/t/tep/:id": "a picture",
  "/danh-gia/:token/mo-lai": "leads back",
  "/demo/parts": "parts of a page",
  "/demo/file/:provider{zalo|graph}/:id{m[0-9]+}": "a picture",
  "/console/sso/start": "leads away",
  "/console/sso/callback": "leads back",
  "/console/notices/read": "leads back",
  "/console/ratings/:id": "leads back",
  "/console/backlog": "leads back",
  "/console/tickets/bulk": "leads back",
  "/console/tickets/:reference/attachments/:id": "a file",
  "/console/tickets/:reference/media/:id": "a file",
  "/console/tickets/:reference/outgoing/:id": "leads back",
  "/console/tickets/:reference/:action": "leads back",
  "/console/macros/:id/steps": "leads back",
  "/console/rows": "JSON",
  "/console/mentions/fresh": "JSON",
  "/console/mentions/:id/:action": "leads back",
  "/console/unit/ratings/:id": "leads back",
  "/admin/sources/:id/:act": "leads back",
  "/admin/public-texts/preview": "leads back",
  "/admin/wards/populations": "leads back",
  "/leader/listening/report.xlsx": "a file",
  "/leader/listening/report.pdf": "a file",
  "/console/home": "leads to where the role works",
  "/console/search": "leads back",
  "/leader/brief.xlsx": "a file",
  "/leader/brief.pdf": "a file",
  "/admin/rules/export": "a file",
  "/admin/rules/*": "leads back",
  "/admin/calendars/export": "a file",
  "/admin/calendars/:step{preview|apply}": "leads back",
  "/admin/policies/:step{preview|apply}": "leads back",
  "/admin/templates/back": "leads back",
  "/admin/knowledge/back": "leads back",
  "/admin/channels/:id/test": "leads back",
  "/admin/retention/preview": "leads back",
  "/admin/listening/preview": "leads back",
  "/admin/alerts/preview": "leads back",
  "/console/alerts/:id/:action": "leads back",
};
