import iconv from "iconv-lite";

/**
 * Text files of Vietnamese desks come in three encodings. A byte order mark decides; else NUL bytes in every other
 * place mean UTF-16; else what is valid UTF-8 is UTF-8 (Vietnamese in Windows-1258 practically never is).
 */
export function decodeText(file: Uint8Array): { text: string; encoding: string } {
  const encoding = detect(file);
  const text = iconv.decode(Buffer.from(file.buffer, file.byteOffset, file.byteLength), encoding);
  // Windows-1258 writes tone marks as characters of their own, after the vowel.
  return { text: text.normalize("NFC"), encoding };
}

function detect(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return "utf-16le";
  if (file[0] === 0xfe && file[1] === 0xff) return "utf-16be";
  const start = file.subarray(0, 4_096);
  let zeros = 0;
  for (let i = 1; i < start.length; i += 2) if (start[i] === 0) zeros++;
  if (start.length >= 4 && zeros > start.length / 8) return "utf-16le";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(file);
    return "utf-8";
  } catch {
    return "windows-1258";
  }
}
