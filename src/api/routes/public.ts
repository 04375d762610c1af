import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { DEFAULT_FORM } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import { createFormChallenge } from "#src/services/submissions/challenge.ts";
import { submissionFromFields } from "#src/services/submissions/form-fields.ts";
import { loadForm } from "#src/services/submissions/load-form.ts";
import { limitAddress } from "#src/services/submissions/sender-limits.ts";
import { submitForm } from "#src/services/submissions/submit.ts";
import { trackSubmission } from "#src/services/submissions/track.ts";
import { MAX_UPLOAD_BYTES, saveUpload } from "#src/services/submissions/uploads.ts";
import type { HttpEnv } from "../http-env.ts";
import { readBody, readJson } from "../read-body.ts";
import { describePublicRoutes } from "./public-docs.ts";

const MAX_FILES = 5;
/** Room for the field names and boundaries around a file. */
const MULTIPART_OVERHEAD = 256 * 1024;

/** What citizens' programs and pages use without signing in. */
export function publicRoutes(): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  describePublicRoutes(app.openAPIRegistry);

  app.post("/api/public/submissions", async (c) => {
    const body = await submissionIn(c);
    const { duplicate, ...answer } = await submitForm(c.get("ctx"), {
      formId: formOf(body),
      body,
      idempotencyKey: c.req.header("idempotency-key"),
      ip: c.get("ip"),
    });
    return c.json(answer, duplicate ? 200 : 201);
  });

  app.post("/api/public/uploads", async (c) => {
    limitAddress(c.get("ctx"), c.get("ip"), "upload");
    const form = await multipart(c, MAX_UPLOAD_BYTES + MULTIPART_OVERHEAD);
    const file = form.get("file");
    if (!(file instanceof File)) {
      const message = "Vui lòng chọn một tệp (trường `file`).";
      throw new AppError("INVALID", message, { fields: [{ field: "file", message }] });
    }
    return c.json(await saveUpload(c.get("ctx"), { bytes: await file.bytes(), name: file.name }), 201);
  });

  app.get("/api/public/submissions/:reference", async (c) => {
    // The secret travels in a header: an address ends up in histories and logs.
    const secret = c.req.header("x-track-secret");
    c.header("Cache-Control", "no-store");
    return c.json(await trackSubmission(c.get("ctx"), c.req.param("reference"), secret));
  });

  app.get("/api/public/challenge", async (c) => {
    const ctx = c.get("ctx");
    const form = await loadForm(ctx, c.req.query("form") ?? "");
    c.header("Cache-Control", "no-store");
    return c.json(await createFormChallenge(ctx, form.id));
  });
  return app;
}

async function submissionIn(c: Context<HttpEnv>): Promise<unknown> {
  const type = mediaType(c);
  if (type === "application/json") return readJson(c, z.unknown());
  if (type !== "multipart/form-data") throw unsupportedType("application/json hoặc multipart/form-data");
  const form = await multipart(c, MAX_FILES * MAX_UPLOAD_BYTES + MULTIPART_OVERHEAD);
  const fields = submissionFromFields(form, c.get("ctx").now());
  const uploaded = await saveFiles(c, form);
  return { ...fields, attachments: [...attachmentsOf(fields), ...uploaded] };
}

/** Files of a form posted in one piece; an empty file field is a browser's way of saying "none". */
async function saveFiles(c: Context<HttpEnv>, form: FormData): Promise<string[]> {
  const files = [...form.values()].filter((value) => value instanceof File && value.size > 0);
  if (files.length > MAX_FILES) {
    const message = `Chỉ gửi được tối đa ${MAX_FILES} tệp.`;
    throw new AppError("INVALID", message, { fields: [{ field: "attachments", message }] });
  }
  const ids: string[] = [];
  for (const file of files) {
    if (!(file instanceof File)) continue;
    limitAddress(c.get("ctx"), c.get("ip"), "upload");
    const { id } = await saveUpload(c.get("ctx"), { bytes: await file.bytes(), name: file.name });
    ids.push(id);
  }
  return ids;
}

async function multipart(c: Context<HttpEnv>, maxBytes: number): Promise<FormData> {
  if (mediaType(c) !== "multipart/form-data") throw unsupportedType("multipart/form-data");
  const bytes = await readBody(c, maxBytes);
  try {
    return await new Response(Buffer.from(bytes), {
      headers: { "content-type": c.req.header("content-type") ?? "" },
    }).formData();
  } catch {
    throw new AppError("INVALID", "Nội dung multipart gửi lên không đọc được.");
  }
}

/** The form that a submission is for; a city with one form need not name it. */
function formOf(body: unknown): string {
  const form = typeof body === "object" && body !== null && "form" in body ? body.form : undefined;
  return typeof form === "string" && form !== "" ? form : DEFAULT_FORM;
}

const attachmentsOf = (fields: Record<string, unknown>): unknown[] =>
  Array.isArray(fields.attachments) ? fields.attachments : [];

const mediaType = (c: Context): string =>
  (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

const unsupportedType = (wanted: string) => new AppError("UNSUPPORTED", `Content-Type phải là ${wanted}.`);
