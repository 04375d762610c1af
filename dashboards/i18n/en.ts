import { enAdmin } from "./en-admin.ts";
import { enAlerts } from "./en-alerts.ts";
import { enBrief } from "./en-brief.ts";
import { enCalendars } from "./en-calendars.ts";
import { enCitizen } from "./en-citizen.ts";
import { enConsole } from "./en-console.ts";
import { enDirectives } from "./en-directives.ts";
import { enIdentity } from "./en-identity.ts";
import { enIncidents } from "./en-incidents.ts";
import { enLeader } from "./en-leader.ts";
import { enList } from "./en-list.ts";
import { enListening } from "./en-listening.ts";
import { enMail } from "./en-mail.ts";
import { enMap } from "./en-map.ts";
import { enMore } from "./en-more.ts";
import { enOpen } from "./en-open.ts";
import { enPeople } from "./en-people.ts";
import { enPublicTexts } from "./en-public-texts.ts";
import { enRatings } from "./en-ratings.ts";
import { enReply } from "./en-reply.ts";
import { enRouting } from "./en-routing.ts";
import { enSample } from "./en-sample.ts";
import { enSources } from "./en-sources.ts";
import { enTemplates } from "./en-templates.ts";
import { enUi } from "./en-ui.ts";
import { enUnderstanding } from "./en-understanding.ts";
import { enWall } from "./en-wall.ts";
import { enWork } from "./en-work.ts";
import { inEnglish } from "./said.ts";
import type { Dictionary } from "./vi.ts";

export const en: Dictionary = {
  ...enCitizen,
  console: enConsole,
  understanding: enUnderstanding,
  ui: enUi,
  admin: enAdmin,
  alerts: enAlerts,
  identity: enIdentity,
  brief: enBrief,
  directives: enDirectives,
  incidents: enIncidents,
  leader: enLeader,
  mail: enMail,
  map: enMap,
  more: enMore,
  open: enOpen,
  wall: enWall,
  work: enWork,
  list: enList,
  listening: enListening,
  people: enPeople,
  publicTexts: enPublicTexts,
  ratings: enRatings,
  reply: enReply,
  routing: enRouting,
  sample: enSample,
  calendars: enCalendars,
  sources: enSources,
  templates: enTemplates,
  said: inEnglish,
  brand: { name: "Lắng Nghe", tagline: "Citizen feedback", home: "Lắng Nghe, home" },
  nav: {
    skip: "Skip to content",
    label: "Main navigation",
    report: "Send a report",
    track: "Follow",
    staff: "For officers",
    otherLanguage: "Tiếng Việt",
    otherLanguageLabel: "Chuyển sang tiếng Việt",
    help: "Need help? Call 1022",
    tickets: "Tickets",
    understanding: "How well the machine reads",
    rules: "Routing",
    units: "Units",
    calendars: "Calendars and time",
    templates: "Texts",
    knowledge: "Knowledge",
    account: "Account",
    password: "Change password",
  },
  common: {
    required: "required",
    optional: "optional",
    noData: "None yet",
    close: "Close",
    errorTitle: "Something needs correcting",
  },
  time: {
    day: "d",
    hour: "h",
    minute: "min",
    left: (span) => `${span} left`,
    over: (span) => `${span} overdue`,
    dueNow: "due now",
    metIn: "on time",
    metLate: (span) => `${span} late`,
    ago: (span) => `${span} ago`,
    now: "just now",
    none: "No due date yet",
  },
  error: {
    title: {
      400: "The request is not right",
      401: "Please sign in",
      403: "You may not see this page",
      404: "Page not found",
      409: "This was changed just now",
      413: "The upload is too large",
      429: "A little too fast",
      500: "Something went wrong",
      503: "The system is being serviced",
    },
    text: "Please try again in a few minutes. If it still fails, call 1022 and read out the support code below.",
    notFoundText: "The address may be mistyped, or the page has moved.",
    requestId: "Support code",
    home: "Home",
  },
};
