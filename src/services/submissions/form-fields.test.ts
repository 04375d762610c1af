import { expect, test } from "vitest";
import { submissionFromFields } from "./form-fields.ts";
import { readSubmissionBody } from "./submission-body.ts";

const now = new Date("2026-11-23T04:05:00.000Z");

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test("a plain HTML form is a submission: flat names, empty fields left out, consent stamped", () => {
  const form = formOf({ content: "Nắp cống vỡ", phone: "0912345678", name: "", lat: "", lng: "", consent: "on" });
  expect(readSubmissionBody(submissionFromFields(form, now))).toMatchObject({
    content: "Nắp cống vỡ",
    contact: { phone: "+84912345678", anonymous: false },
    geo: undefined,
    consent: { version: "1", at: "2026-11-23T04:05:00.000Z" },
  });
});

test("names may be the paths of the JSON body, numbers are read, ids may repeat", () => {
  const form = formOf({
    content: "Nắp cống vỡ",
    "contact[anonymous]": "true",
    "geo.lat": "10.776",
    "geo[lng]": "106.7",
    elapsed_ms: "48210",
    consent_version: "2026-07",
    consent: "on",
  });
  form.append("attachments", "upl_0001");
  form.append("attachments", "upl_0002");
  expect(readSubmissionBody(submissionFromFields(form, now))).toMatchObject({
    contact: { anonymous: true },
    geo: { lat: 10.776, lng: 106.7 },
    elapsed_ms: 48210,
    consent: { version: "2026-07" },
    attachments: ["upl_0001", "upl_0002"],
  });
});

test("an unticked consent is no consent", () => {
  const fields = submissionFromFields(formOf({ content: "Nắp cống vỡ", consent_version: "2026-07" }), now);
  expect(() => readSubmissionBody(fields)).toThrow(/đồng ý/);
});
