/**
 * The body of a submission from the fields of an HTML form or multipart request: flat names ("content", "phone"), or
 * the path in the JSON body ("contact.phone", "contact[phone]"). Files are the caller's; nothing is checked here.
 * @param now stamps the consent of a page without script, which cannot tell the time
 */
export function submissionFromFields(form: FormData, now: Date): Record<string, unknown> {
  const text = (...names: string[]) => {
    for (const name of names) {
      const value = form.get(name);
      if (typeof value === "string" && value !== "") return value;
    }
    return undefined;
  };
  const nested = (parent: string, name: string, ...others: string[]) =>
    text(`${parent}.${name}`, `${parent}[${name}]`, ...others);
  const ids = [...form.getAll("attachments"), ...form.getAll("attachments[]")];
  return {
    form: text("form"),
    lang: text("lang"),
    category: text("category"),
    content: text("content") ?? "",
    address: text("address"),
    ward: text("ward"),
    geo: placeOf(
      nested("geo", "lat", "lat"),
      nested("geo", "lng", "lng"),
      nested("geo", "accuracy_m", "accuracy_m"),
      nested("geo", "source", "source"),
    ),
    contact: {
      name: nested("contact", "name", "name"),
      phone: nested("contact", "phone", "phone"),
      email: nested("contact", "email", "email"),
      anonymous: ticked(nested("contact", "anonymous", "anonymous")),
    },
    attachments: ids.filter((id) => typeof id === "string" && id !== ""),
    consent: consentOf(nested("consent", "version", "consent_version"), nested("consent", "at"), text("consent"), now),
    website: text("website") ?? "",
    elapsed_ms: numberOf(text("elapsed_ms")),
    altcha: text("altcha") ?? "",
  };
}

/** Half a position is none: script left the other field empty. */
function placeOf(lat?: string, lng?: string, accuracy?: string, source?: string): unknown {
  if (lat === undefined || lng === undefined) return undefined;
  return { lat: numberOf(lat), lng: numberOf(lng), accuracy_m: numberOf(accuracy), source };
}

/** A ticked box says yes; the version of the text beside it comes in its value or in a field of its own. */
function consentOf(version: string | undefined, at: string | undefined, box: string | undefined, now: Date): unknown {
  if (box === undefined && at === undefined) return undefined;
  const given = version ?? (box && !ticked(box) ? box : undefined);
  return { version: given ?? "1", at: at ?? now.toISOString() };
}

const ticked = (value: string | undefined) => value !== undefined && ["on", "true", "1", "yes"].includes(value);

/** What is no number stays as it is, for the schema to name the field. */
const numberOf = (value: string | undefined): unknown =>
  value === undefined ? undefined : Number.isFinite(Number(value)) ? Number(value) : value;
