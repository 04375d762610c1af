import { z } from "zod";
import type { OutgoingFile } from "#src/ports/sender.ts";
import { fileForm } from "../provider/call.ts";
import { type Failed, failed } from "../provider/failed.ts";
import { fitPicture, isPicture } from "../provider/fit-picture.ts";
import { callGraph, type GraphCall, type GraphHost } from "./api.ts";

/** Messenger takes 25 MB; pictures of that size only make people on the road wait. */
const MAX_FILE_BYTES = 25_000_000;
const MAX_PICTURE_BYTES = 4_000_000;

const Uploaded = z.object({ attachment_id: z.coerce.string().min(1) });

/** Puts a file at Facebook for the message that follows, so that a slow upload leaves no doubt whether a message was sent. */
export async function uploadToPage(
  host: GraphHost,
  file: OutgoingFile,
  call: Pick<GraphCall, "accessToken" | "appSecret"> & { pageId: string },
  signal: AbortSignal,
) {
  const type = typeOf(file.mime);
  const bytes = await file.read();
  const fitted = isPicture(file.mime) ? await fitPicture(bytes, file, MAX_PICTURE_BYTES) : { ...file, bytes };
  if (!fitted) return failed("payload", "file_broken", "Không đọc được ảnh đính kèm.");
  if (fitted.bytes.length > MAX_FILE_BYTES) {
    return failed("payload", "file_size", "Messenger nhận tệp tối đa 25 MB.");
  }
  const body = fileForm("filedata", fitted);
  body.append("message", JSON.stringify({ attachment: { type, payload: { is_reusable: false } } }));
  const path = `/${call.pageId}/message_attachments`;
  const answer = await callGraph(host, { ...call, path, body }, Uploaded, signal);
  if (!answer.ok) return notSent(answer);
  return { ok: true as const, attachment: { type, payload: { attachment_id: answer.data.attachment_id } } };
}

function typeOf(mime: string): "image" | "video" | "audio" | "file" {
  const kind = mime.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}

/** An upload that may or may not have arrived has told the citizen nothing: it can be tried again. */
const notSent = (failure: Failed): Failed =>
  failure.failure === "unclear" ? { ...failure, failure: "transient" } : failure;
