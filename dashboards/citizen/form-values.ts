import { randomUUID } from "node:crypto";

/** What a citizen has typed so far, as text: shown again when the form comes back with errors. */
export interface FormValues {
  content: string;
  category: string;
  address: string;
  ward: string;
  lat: string;
  lng: string;
  accuracy_m: string;
  name: string;
  phone: string;
  email: string;
  anonymous: boolean;
  consent: boolean;
  /** Uploads that were stored on an earlier try. */
  kept: { id: string; name: string }[];
  /** The same key with every try of one report: however often it is sent, it is taken once. */
  key: string;
  /** ISO 8601: when the form was opened. */
  startedAt: string;
}

const TEXTS = ["content", "category", "address", "ward", "lat", "lng", "accuracy_m", "name", "phone", "email"] as const;

export function emptyValues(now: Date, category = ""): FormValues {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, ""]));
  return {
    // Safe: TEXTS lists every text field of the interface.
    ...(texts as Pick<FormValues, (typeof TEXTS)[number]>),
    category,
    anonymous: false,
    consent: false,
    kept: [],
    key: randomUUID(),
    startedAt: now.toISOString(),
  };
}

export function readValues(form: FormData, now: Date): FormValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const empty = emptyValues(now);
  const kept = form.getAll("attachments").flatMap((id) => (typeof id === "string" ? [id] : []));
  return {
    ...empty,
    ...Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
    anonymous: text("anonymous") !== "",
    consent: text("consent") !== "",
    kept: kept.map((id, index) => ({ id, name: text(`kept_${id}`) || String(index + 1) })),
    key: text("key") || empty.key,
    startedAt: Number.isNaN(Date.parse(text("started_at"))) ? empty.startedAt : text("started_at"),
  };
}
