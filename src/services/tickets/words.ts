import { z } from "zod";
import { cleanText } from "#src/domain/text.ts";

/** Words that a member of staff writes: cleaned, not empty. */
export const words = (max: number, message: string) =>
  z
    .string()
    .max(max, `Nội dung dài quá ${max} ký tự.`)
    .transform((text) => cleanText(text).trim())
    .refine((text) => text.length > 0, message);
