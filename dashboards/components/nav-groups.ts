import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { Page } from "#dashboards/page.ts";
import type { Actor } from "#src/domain/actor.ts";
import { may, type Permission } from "#src/domain/policy.ts";
import type { Role } from "#src/domain/roles.ts";
import type { IconName } from "./icon.tsx";

export interface NavItem {
  href: string;
  text: (t: Dictionary) => string;
  icon: IconName;
  needs: Permission;
  /** Only these roles; absent: whoever has the permission. */
  roles?: readonly Role[];
  /** How many wait there for somebody; words for who does not see the number. */
  waiting?: { count: (page: Page) => number; text: (t: Dictionary, n: number) => string };
  /** Further beginnings of addresses that belong to the page. */
  also?: readonly string[];
}

export interface NavSection {
  id: keyof Dictionary["ui"]["nav"]["sections"] | null;
  items: readonly NavItem[];
}

export interface NavGroup {
  id: keyof Dictionary["ui"]["nav"]["groups"];
  sections: readonly NavSection[];
}

/** Every page of staff, where it belongs and who finds it there. The one list: the bar, the side and /admin read it. */
export const NAV_GROUPS: readonly NavGroup[] = [
  {
    id: "desk",
    sections: [
      {
        id: null,
        items: [
          {
            href: "/console",
            text: (t) => t.ui.nav.items.tickets,
            icon: "inbox",
            needs: "ticket.read",
            also: ["/console/tickets", "/console/backlog"],
          },
          {
            href: "/console/mentions",
            text: (t) => t.listening.nav,
            icon: "messages",
            needs: "mention.read",
            roles: ["operator", "unit_lead"],
          },
          { href: "/console/incidents", text: (t) => t.incidents.nav, icon: "alert-triangle", needs: "incident.read" },
          {
            href: "/console/alerts",
            text: (t) => t.alerts.nav,
            icon: "antenna",
            needs: "incident.read",
            roles: ["operator", "leader", "auditor"],
            waiting: { count: ({ alertsWaiting }) => alertsWaiting, text: (t, n) => t.alerts.waiting(n) },
          },
          {
            href: "/console/topics",
            text: (t) => t.listening.topics.nav,
            icon: "bulb",
            needs: "topic.manage",
            roles: ["operator"],
          },
          { href: "/console/unit", text: (t) => t.work.unit.nav, icon: "users", needs: "unit.lead" },
          {
            href: "/console/call-backs",
            text: (t) => t.ui.nav.items.callBacks,
            icon: "phone",
            needs: "ticket.reply",
            roles: ["operator"],
          },
          {
            href: "/console/contacts",
            text: (t) => t.ui.nav.items.contacts,
            icon: "address-book",
            needs: "person.manage",
          },
          {
            href: "/console/directives",
            text: (t) => t.directives.title,
            icon: "clipboard-text",
            needs: "directive.answer",
          },
          { href: "/console/ratings", text: (t) => t.ui.nav.items.ratings, icon: "mood-smile", needs: "rating.read" },
          { href: "/console/macros", text: (t) => t.work.macros.page, icon: "bolt", needs: "macro.manage" },
        ],
      },
    ],
  },
  {
    id: "leader",
    sections: [
      {
        id: null,
        items: [
          { href: "/leader", text: (t) => t.leader.nav, icon: "chart-bar", needs: "kpi.read" },
          { href: "/leader/ranking", text: (t) => t.leader.ranking, icon: "list-numbers", needs: "kpi.read" },
          {
            href: "/leader/directives",
            text: (t) => t.directives.title,
            icon: "clipboard-text",
            needs: "directive.read",
            roles: ["leader", "auditor"],
          },
          { href: "/leader/listening", text: (t) => t.listening.trend.nav, icon: "messages", needs: "mention.read" },
          { href: "/leader/brief", text: (t) => t.brief.nav, icon: "file-text", needs: "kpi.read" },
          { href: "/leader/brief/mail", text: (t) => t.mail.briefs.nav, icon: "mail-forward", needs: "kpi.read" },
        ],
      },
    ],
  },
  {
    id: "admin",
    sections: [
      {
        id: null,
        items: [{ href: "/admin", text: (t) => t.ui.nav.items.overview, icon: "layout-dashboard", needs: "configure" }],
      },
      {
        id: "people",
        items: [
          { href: "/admin/people", text: (t) => t.identity.users.nav, icon: "users", needs: "user.manage" },
          { href: "/admin/walls", text: (t) => t.wall.links.nav, icon: "device-desktop", needs: "configure" },
          { href: "/admin/tokens", text: (t) => t.identity.tokens.nav, icon: "key", needs: "user.manage" },
          { href: "/admin/security", text: (t) => t.identity.security.nav, icon: "shield-check", needs: "user.manage" },
        ],
      },
      {
        id: "city",
        items: [
          { href: "/admin/units", text: (t) => t.nav.units, icon: "building-community", needs: "configure" },
          { href: "/admin/wards", text: (t) => t.ui.nav.items.wards, icon: "map-2", needs: "configure" },
        ],
      },
      {
        id: "work",
        items: [
          { href: "/admin/rules", text: (t) => t.nav.rules, icon: "route", needs: "configure" },
          { href: "/admin/calendars", text: (t) => t.nav.calendars, icon: "calendar-event", needs: "configure" },
          { href: "/admin/policies", text: (t) => t.ui.nav.items.policies, icon: "clock", needs: "configure" },
        ],
      },
      {
        id: "words",
        items: [
          { href: "/admin/templates", text: (t) => t.nav.templates, icon: "template", needs: "configure" },
          { href: "/admin/knowledge", text: (t) => t.nav.knowledge, icon: "book-2", needs: "configure" },
          { href: "/admin/public-texts", text: (t) => t.publicTexts.nav, icon: "eye", needs: "configure" },
        ],
      },
      {
        id: "ways",
        items: [
          { href: "/admin/channels", text: (t) => t.reply.channels.nav, icon: "plug", needs: "configure" },
          { href: "/admin/sources", text: (t) => t.sources.nav, icon: "antenna", needs: "configure" },
          { href: "/admin/listening", text: (t) => t.listening.settings.nav, icon: "messages", needs: "configure" },
          { href: "/admin/alerts", text: (t) => t.alerts.settings.nav, icon: "bell", needs: "configure" },
          {
            href: "/admin/dead-letters",
            text: (t) => t.ui.nav.items.deadLetters,
            icon: "mail-exclamation",
            needs: "configure",
          },
          { href: "/admin/understanding", text: (t) => t.nav.understanding, icon: "brain", needs: "configure" },
        ],
      },
      {
        id: "data",
        items: [
          { href: "/admin/requests", text: (t) => t.people.requests.nav, icon: "id", needs: "person.request" },
          {
            href: "/admin/retention",
            text: (t) => t.ui.nav.items.retention,
            icon: "history-toggle",
            needs: "configure",
          },
          { href: "/admin/sample", text: (t) => t.sample.title, icon: "flask", needs: "configure" },
          { href: "/admin/audit", text: (t) => t.identity.audit.nav, icon: "clipboard-text", needs: "audit.read" },
          { href: "/admin/components", text: (t) => t.ui.nav.items.components, icon: "palette", needs: "configure" },
        ],
      },
    ],
  },
];

/** The groups as this person finds them: only pages that they may open, no empty section. */
export function navOf(actor: Actor | null): NavGroup[] {
  if (!actor) return [];
  const open = ({ needs, roles }: NavItem) =>
    may(actor, needs) && (!roles || (actor.role !== null && roles.includes(actor.role)));
  return NAV_GROUPS.map(({ id, sections }) => ({
    id,
    sections: sections
      .map((section) => ({ ...section, items: section.items.filter(open) }))
      .filter(({ items }) => items.length > 0),
  })).filter(({ sections }) => sections.length > 0);
}

export const itemsOf = ({ sections }: NavGroup): NavItem[] => sections.flatMap(({ items }) => items);

/** The page that an address belongs to: of several whose address it begins with, the longest. */
export function currentItem(groups: readonly NavGroup[], path: string): NavItem | undefined {
  const at = path.split("?")[0] ?? "";
  const lengthOf = (item: NavItem) =>
    Math.max(
      ...[item.href, ...(item.also ?? [])].map((start) =>
        at === start || at.startsWith(`${start}/`) ? start.length : -1,
      ),
    );
  return groups
    .flatMap(itemsOf)
    .map((item) => ({ item, length: lengthOf(item) }))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => other.length - one.length)[0]?.item;
}
