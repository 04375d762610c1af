import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { AppError } from "#src/errors.ts";

export interface StoredForm {
  bytes: Uint8Array;
  mime: "image/jpeg" | "application/pdf" | "video/mp4";
  extension: "jpg" | "pdf" | "mp4";
  width: number | null;
  height: number | null;
}

/** A phone's largest camera makes 50 megapixels; beyond is a decompression bomb. */
const MAX_PIXELS = 50e6;

/**
 * What we store of a file that a citizen sent, by what it is and not by what it is called. Pictures are drawn anew:
 * that turns them upright, drops GPS and camera data, and leaves behind whatever else was hidden in the file.
 * @throws {AppError} UNSUPPORTED for kinds we do not take; INVALID for pictures that cannot be read
 */
export async function reencode(bytes: Uint8Array): Promise<StoredForm> {
  const mime = await sniff(bytes);
  switch (mime) {
    case "image/jpeg":
    case "image/png":
    case "image/webp":
      return picture(bytes);
    case "application/pdf":
      return { bytes, mime, extension: "pdf", width: null, height: null };
    case "video/mp4":
      return { bytes, mime, extension: "mp4", width: null, height: null };
    case "image/heic":
    case "image/heic-sequence":
    case "image/heif":
    case "image/heif-sequence":
      throw new AppError(
        "UNSUPPORTED",
        "Ảnh HEIC chưa dùng được. Vui lòng chọn ảnh JPEG (trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất).",
      );
    default:
      throw new AppError("UNSUPPORTED", "Chỉ nhận ảnh JPEG, PNG, WebP, tài liệu PDF hoặc video MP4.");
  }
}

async function sniff(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined; // a head that promises more than the file holds
  }
}

async function picture(bytes: Uint8Array): Promise<StoredForm> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: 2048, height: 2048, fit: "inside", withoutEnlargement: true })
      // JPEG has no transparency; without this, black writing on a clear ground would be black on black.
      .flatten({ background: "white" })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: "image/jpeg", extension: "jpg", width: info.width, height: info.height };
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message);
    throw new AppError(
      "INVALID",
      tooMany
        ? "Ảnh có quá nhiều điểm ảnh (tối đa 50 triệu). Vui lòng chọn ảnh nhỏ hơn."
        : "Không đọc được ảnh này: tệp bị hỏng hoặc chưa tải lên đủ. Vui lòng chọn lại ảnh.",
    );
  }
}
