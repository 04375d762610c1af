import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

export interface KeptForm {
  bytes: Uint8Array;
  mime: string;
  width: number | null;
  height: number | null;
  /** A small JPEG of a picture. */
  thumb: Uint8Array | null;
}

/** A phone's largest camera makes 50 megapixels; beyond is a decompression bomb. */
const MAX_PIXELS = 50e6;
const LONGEST = 2_048;
const THUMB = 320;

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);
/** Kept as they came, by what their first bytes say: sound, films and documents that a phone can send. */
const AS_THEY_ARE = new Set([
  ...[
    "audio/aac",
    "audio/amr",
    "audio/mpeg",
    "audio/ogg",
    "audio/ogg; codecs=opus",
    "audio/wav",
    "audio/x-m4a",
    "audio/mp4",
  ],
  ...["video/mp4", "video/quicktime", "video/webm", "video/3gpp"],
  ...["application/pdf", "application/x-cfb"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);

/**
 * What we keep of a fetched file, by what it is and not by what it is called. Pictures are drawn anew, upright, without
 * GPS and camera data, and without whatever else was hidden in the file.
 * @returns Vietnamese, why not, for kinds that we do not keep: programs, archives, SVG, HTML, broken pictures
 */
export async function keptForm(bytes: Uint8Array): Promise<KeptForm | { refused: string }> {
  const mime = await sniff(bytes);
  if (mime && PICTURES.has(mime)) return picture(bytes);
  if (mime && AS_THEY_ARE.has(mime)) return { bytes, mime, width: null, height: null, thumb: null };
  return { refused: "Loại tệp này không được nhận: chỉ giữ ảnh, âm thanh, video, PDF và văn bản Word, Excel." };
}

async function sniff(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined; // a head that promises more than the file holds
  }
}

async function picture(bytes: Uint8Array): Promise<KeptForm | { refused: string }> {
  try {
    const drawn = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" }).timeout({ seconds: 20 }).autoOrient();
    const { data, info } = await drawn
      .clone()
      .resize({ width: LONGEST, height: LONGEST, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(data)
      .resize({ width: THUMB, height: THUMB, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 72 })
      .toBuffer();
    return { bytes: data, mime: "image/jpeg", width: info.width, height: info.height, thumb };
  } catch {
    return { refused: "Không đọc được ảnh này: ảnh bị hỏng hoặc quá lớn." };
  }
}
