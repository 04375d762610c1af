const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "audio/aac": "aac",
  "audio/amr": "amr",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/x-m4a": "m4a",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "video/webm": "webm",
  "video/3gpp": "3gp",
  "application/pdf": "pdf",
  "application/x-cfb": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** A name of our own: what the sender called it may say who they are. */
export const fileName = (id: number, mime: string): string =>
  `tep-${id}.${EXTENSIONS[mime] ?? (mime.startsWith("audio/ogg") ? "ogg" : "bin")}`;
