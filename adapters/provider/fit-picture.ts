import sharp from "sharp";

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]);
const ACCEPTED = new Set(["image/jpeg", "image/png"]);
/** Longest side in pixels and JPEG quality, from hardly visible to the last resort. */
const STEPS = [
  [2048, 82],
  [1600, 76],
  [1280, 70],
  [960, 60],
  [640, 50],
] as const;

export const isPicture = (mime: string) => PICTURES.has(mime);

export interface Picture {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/**
 * A picture as JPEG or PNG of at most `maxBytes`; what fits already goes out as it is.
 * @returns undefined when the bytes are no picture
 */
export async function fitPicture(
  bytes: Uint8Array,
  { name, mime }: { name: string; mime: string },
  maxBytes: number,
): Promise<Picture | undefined> {
  if (bytes.length <= maxBytes && ACCEPTED.has(mime)) return { name, mime, bytes };
  for (const [side, quality] of STEPS) {
    const smaller = await shrink(bytes, side, quality);
    if (!smaller) return undefined;
    if (smaller.length <= maxBytes) {
      return { name: `${name.replace(/\.\w+$/, "")}.jpg`, mime: "image/jpeg", bytes: smaller };
    }
  }
  return undefined;
}

async function shrink(bytes: Uint8Array, side: number, quality: number): Promise<Uint8Array | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: 50e6, failOn: "error" })
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality })
      .toBuffer();
  } catch {
    return undefined;
  }
}
