import { ALL, type Asking, CONFIGURE, FIGURES, ofUnit, open, type Row, SIGNED_IN } from "./row.ts";

const form =
  (fields: Record<string, string | readonly string[]> = {}): Asking =>
  () => ({ form: fields });
/** What the city as a whole hears is nobody's alone. */
const READ_MENTIONS = "ould R";
const DECIDE = "ou W";
const mention =
  (action: string, fields: Record<string, string> = {}): Asking =>
  async (has) => ({ params: { id: await has.mention(), action }, form: fields });
const source =
  (more: object = {}): Asking =>
  async (has) => ({ params: { id: await has.source(), act: "read" }, ...more });

/** The actions of an incident, with what: who manages incidents may do each. */
const INCIDENT_DEEDS: Record<string, (reference: string) => unknown> = {
  confirm: () => ({ title: "Ngập đường", leadUnitId: "27154-ubnd" }),
  reopen: () => ({ why: "Nước lên lại" }),
  refuse: () => ({ why: "Hai việc khác nhau" }),
  status: () => ({ statusLine: "Đang bơm nước" }),
  add: (reference) => ({ tickets: [reference] }),
  remove: () => ({ members: [1] }),
  split: () => ({ members: [1] }),
  answer: () => ({ key: crypto.randomUUID(), text: "Đơn vị đang bơm nước." }),
  close: () => ({ answer: "Nước đã rút." }),
  undo: () => ({}),
};

/** Public posts, topics, incidents; where posts come from; what goes out by mail. */
export const LISTENING_ROWS: readonly Row[] = [
  // Known by a signature or a secret, as providers are; these have none.
  open("POST /hooks/listening/:source", "", () => ({ params: { source: "khong-co" }, json: {} })),
  open("GET /hooks/websub/:source", "", () => ({ params: { source: "khong-co" } })),
  open("POST /hooks/websub/:source", "", () => ({ params: { source: "khong-co" }, json: {} })),

  open("GET /api/incidents", "ofuld R", async (has) => {
    await has.incident();
    return {};
  }),
  ofUnit("GET /api/incidents/:reference", "ofuld R", async (has) => ({ params: { reference: await has.incident() } })),
  open("POST /api/incidents", DECIDE, async (has) => ({ json: { tickets: [await has.reference()] } })),
  ...Object.entries(INCIDENT_DEEDS).map(([name, input]) =>
    ofUnit(`POST /api/incidents/:reference/${name}`, DECIDE, async (has) => ({
      params: { reference: await has.incident() },
      json: input(await has.reference()),
    })),
  ),
  ofUnit("POST /api/incidents/:reference/hold", DECIDE, async (has) => {
    const reference = await has.incident();
    return { params: { reference }, json: { member: await has.memberOf(reference), held: true } };
  }),
  ofUnit("POST /api/incidents/:reference/merge", DECIDE, async (has) => ({
    params: { reference: await has.incident() },
    json: { into: await has.incident() },
  })),

  open("GET /console/incidents", "ofuld R", async (has) => {
    await has.incident();
    return {};
  }),
  open("POST /console/incidents", DECIDE, async (has) => ({ form: { tickets: await has.reference() } })),
  ofUnit("GET /console/incidents/:reference", "ofuld R", async (has) => ({
    params: { reference: await has.incident() },
  })),
  ofUnit("POST /console/incidents/:reference/preview", "ou", async (has) => ({
    params: { reference: await has.incident() },
    form: { text: "Đơn vị đang bơm nước." },
  })),
  ofUnit("POST /console/incidents/:reference/edit", "ofuld R", async (has) => ({
    params: { reference: await has.incident() },
    form: {},
  })),
  ofUnit("POST /console/incidents/:reference/:action", DECIDE, async (has) => ({
    params: { reference: await has.incident(), action: "refuse" },
    form: { why: "Hai việc khác nhau" },
  })),
  // Alerts count what the whole city writes: for those who see all of it.
  open("GET /console/alerts", "old R"),
  open("GET /console/alerts/:id", "old R", async (has) => ({ params: { id: await has.alert() } })),
  open("GET /console/alerts/:id/:action", SIGNED_IN, async (has) => ({
    params: { id: await has.alert(), action: "judge" },
  })),
  open("POST /console/alerts/:id/judge", "ol", async (has) => ({
    params: { id: await has.alert() },
    form: { judgement: "right", version: "1" },
  })),
  open("POST /console/alerts/:id/withdraw", "ol", async (has) => ({
    params: { id: await has.alert() },
    form: { version: "1" },
  })),
  // What an incident says to everybody; this one does not.
  open("GET /su-co", ALL),
  open("GET /su-co/:reference", "", async (has) => ({ params: { reference: await has.incident() } })),

  open("GET /api/mentions", READ_MENTIONS),
  ofUnit("GET /api/mentions/:id", READ_MENTIONS, async (has) => ({ params: { id: await has.mention() } })),
  ...["promote", "watch", "hand-over", "undo"].map((act) =>
    ofUnit(`POST /api/mentions/:id/${act}`, DECIDE, async (has) => ({ params: { id: await has.mention() }, json: {} })),
  ),
  ofUnit("POST /api/mentions/:id/dismiss", DECIDE, async (has) => ({
    params: { id: await has.mention() },
    json: { reason: "not_city" },
  })),
  ofUnit("POST /api/mentions/:id/attach", DECIDE, async (has) => ({
    params: { id: await has.mention() },
    json: { to: await has.reference() },
  })),
  open("GET /api/topics", READ_MENTIONS),
  open("GET /api/topics/:id", READ_MENTIONS, async (has) => ({ params: { id: await has.topic() } })),
  open("POST /api/topics/preview", "ol W", () => ({ json: { query: "ngập" } })),
  open("POST /api/topics", "ol W", () => ({ json: { name: `Ngập ${crypto.randomUUID()}`, query: "ngập" } })),
  open("PUT /api/topics/:id", "ol W", async (has) => ({
    params: { id: await has.topic() },
    json: { name: `Ngập ${crypto.randomUUID()}`, query: "ngập" },
  })),
  open("DELETE /api/topics/:id", "ol W", async (has) => ({ params: { id: await has.topic() } })),

  open("GET /console/mentions", READ_MENTIONS, async (has) => {
    await has.mention();
    return {};
  }),
  open("GET /console/mentions/fresh", READ_MENTIONS, () => ({ query: { since: "2026-01-01T00:00:00Z" } })),
  open("GET /console/mentions/paste", "ou W"),
  open("POST /console/mentions/paste", "ou W", form({ url: "", text: "" })),
  ofUnit("GET /console/mentions/:id", READ_MENTIONS, async (has) => ({ params: { id: await has.mention() } })),
  ofUnit("GET /console/mentions/:id/attach", "ou", async (has) => ({ params: { id: await has.mention() } })),
  open("GET /console/mentions/:id/:action", SIGNED_IN, mention("watch")),
  open("POST /console/mentions/:id/:action", DECIDE, mention("watch")),
  open("POST /console/mentions/:id/:action", DECIDE, mention("dismiss", { reason: "not_city" })),
  open("GET /console/topics", "ol"),
  open("GET /console/topics/new", "ol W"),
  open("POST /console/topics/new", "ol W", form({ do: "preview", name: "Ngập", query: "ngập" })),
  open("GET /console/topics/:id", "ol", async (has) => ({ params: { id: await has.topic() } })),
  open("POST /console/topics/:id", "ol", async (has) => ({
    params: { id: await has.topic() },
    form: { do: "preview" },
  })),
  open("GET /leader/listening", READ_MENTIONS),
  open("GET /leader/listening/report", READ_MENTIONS),
  open("GET /leader/listening/report.xlsx", READ_MENTIONS),
  open("GET /leader/listening/report.pdf", READ_MENTIONS),

  open("GET /admin/sources", CONFIGURE),
  open("GET /admin/sources/new", CONFIGURE),
  open("GET /admin/sources/new/:kind", CONFIGURE, () => ({ params: { kind: "import" } })),
  open("POST /admin/sources/new/:kind", CONFIGURE, () => ({ params: { kind: "import" }, form: { id: "" } })),
  open("GET /admin/sources/:id", CONFIGURE, source()),
  open("POST /admin/sources/:id", CONFIGURE, source({ form: { name: "" } })),
  open("GET /admin/sources/:id/:act", CONFIGURE, source()),
  ...["pause", "resume", "remove", "import"].map((act) =>
    open(`POST /admin/sources/:id/${act}`, CONFIGURE, source({ form: {} })),
  ),
  // Files are brought, not fetched.
  open("POST /admin/sources/:id/read", "", source({ form: {} })),
  open("POST /admin/sources/:id/secret", CONFIGURE, source({ form: {} })),

  open("GET /leader/brief/mail", FIGURES),
  open("POST /leader/brief/mail", FIGURES, form({ kind: "" })),
  // Each person's own: nobody has one here.
  open("POST /leader/brief/mail/:id/stop", "", () => ({ params: { id: 1 } })),
  open("POST /leader/brief/mail/:id/test", "", () => ({ params: { id: 1 } })),
  open("POST /cong-khai/theo-doi", ALL, form({ email: "", ward: "27154" })),
  ...["brief-stop", "follow-stop", "follow-confirm"].flatMap((act) =>
    ["GET", "POST"].map((method) =>
      open(`${method} /thu/${act}/:id/:signature`, "", () => ({ params: { id: 1, signature: "khong-dung" } })),
    ),
  ),

  open("GET /admin/public-texts", CONFIGURE),
  open("GET /admin/public-texts/preview", SIGNED_IN),
  open("POST /admin/public-texts/preview", CONFIGURE, form()),
  open("POST /admin/public-texts", CONFIGURE, form()),
  open("POST /admin/public-texts/hide", CONFIGURE, async (has) => ({ form: { reference: await has.reference() } })),
  open("GET /admin/sample", CONFIGURE),
  open("POST /admin/sample/on", CONFIGURE, form({ sure: "" })),
  open("POST /admin/sample/off", CONFIGURE, form()),
  open("GET /admin/wards/populations", SIGNED_IN),
  open("POST /admin/wards/populations", CONFIGURE, form({ file: "" })),
  open("GET /console/unit/ratings/:id", SIGNED_IN, () => ({ params: { id: 1 } })),
  ofUnit("POST /console/unit/ratings/:id", "ou W", async (has) => ({
    params: { id: await has.badRating(await has.ticket()) },
    form: { text: "Đã gọi lại cho người dân." },
  })),
];
