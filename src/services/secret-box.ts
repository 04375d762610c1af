import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { AppError } from "#src/errors.ts";

/** Seals secrets and personal data for storage, and finds sealed values again without opening them. */
export interface SecretBox {
  seal(plain: string): string;
  /** @throws {AppError} MISCONFIGURED when sealed with another SECRET_KEY, or changed since */
  open(sealed: string): string;
  /** A keyed digest: equal values are equal, and nothing else can be learned. */
  index(plain: string): string;
  /** Keyed digest for other uses (CAPTCHA challenges), apart by purpose. */
  sign(purpose: string, data: string): string;
}

/**
 * AES-256-GCM with a fresh 96-bit nonce for each value; keys by HKDF-SHA-256 from SECRET_KEY.
 * Layout, base64url: version (1 byte), nonce (12), tag (16), ciphertext.
 */
export function secretBox(secretKey: string): SecretBox {
  const derive = (info: string) => Buffer.from(hkdfSync("sha256", secretKey, "langnghe", info, 32));
  const sealKey = derive("seal-1");
  const indexKey = derive("index-1");
  const signKey = derive("sign-1");
  return {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        if (bytes[0] !== 1 || bytes.length < 29) throw new Error("layout");
        const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(1, 13), { authTagLength: 16 });
        decipher.setAuthTag(bytes.subarray(13, 29));
        return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString("utf8");
      } catch {
        throw new AppError("MISCONFIGURED", "SECRET_KEY does not open what is stored: was it changed?", {
          variables: ["SECRET_KEY"],
        });
      }
    },
    index: (plain) => createHmac("sha256", indexKey).update(plain).digest("base64url"),
    sign: (purpose, data) => createHmac("sha256", signKey).update(`${purpose}\n${data}`).digest("base64url"),
  };
}
