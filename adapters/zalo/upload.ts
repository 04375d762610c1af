import { z } from "zod";
import type { OutgoingFile } from "#src/ports/sender.ts";
import { fileForm } from "../provider/call.ts";
import { type Failed, failed } from "../provider/failed.ts";
import { fitPicture, isPicture } from "../provider/fit-picture.ts";
import { callZalo, type ZaloHosts } from "./api.ts";

/** Zalo takes pictures of 1 MB and documents of 5 MB at most. */
const MAX_PICTURE_BYTES = 1_000_000;
const MAX_FILE_BYTES = 5_000_000;
const FILE_MIMES = new Set([
  "application/pdf",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/csv",
]);

const Uploaded = z.union([
  z.object({ attachment_id: z.string().min(1) }).transform(({ attachment_id }) => attachment_id),
  z.object({ token: z.string().min(1) }).transform(({ token }) => token),
]);

/**
 * Puts a file at Zalo for the message that follows. What Zalo keeps expires after 7 days, so it is done anew for each try.
 * @returns the attachment of the message
 */
export async function uploadToZalo(hosts: ZaloHosts, file: OutgoingFile, accessToken: string, signal: AbortSignal) {
  const picture = isPicture(file.mime);
  if (!picture && !FILE_MIMES.has(file.mime)) {
    return failed("payload", "file_type", "Zalo chỉ nhận ảnh và tệp PDF, DOC, DOCX, CSV.");
  }
  const bytes = await file.read();
  const fitted = picture ? await fitPicture(bytes, file, MAX_PICTURE_BYTES) : { ...file, bytes };
  if (!fitted) return failed("payload", "file_broken", "Không đọc được ảnh đính kèm.");
  if (fitted.bytes.length > MAX_FILE_BYTES) return failed("payload", "file_size", "Zalo nhận tệp tối đa 5 MB.");
  const path = `/v2.0/oa/upload/${picture ? "image" : "file"}`;
  const body = fileForm("file", fitted);
  const answer = await callZalo(hosts, { host: "api", path, body, accessToken }, Uploaded, signal);
  if (!answer.ok) return notSent(answer);
  return {
    ok: true as const,
    attachment: picture ? media(answer.data) : { type: "file", payload: { token: answer.data } },
  };
}

const media = (attachmentId: string) => ({
  type: "template",
  payload: { template_type: "media", elements: [{ media_type: "image", attachment_id: attachmentId }] },
});

/** An upload that may or may not have arrived has told the citizen nothing: it can be tried again. */
const notSent = (failure: Failed): Failed =>
  failure.failure === "unclear" ? { ...failure, failure: "transient" } : failure;
