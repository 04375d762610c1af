import type { NodemailerError } from "nodemailer";
import type { Failure } from "#src/domain/sending.ts";
import { type Failed, failed } from "../../provider/failed.ts";

/** Greylisting servers want to be asked again after some minutes. */
const LATER_MS = 5 * 60_000;

/**
 * What an SMTP failure means. A reply of the server is clear, whatever it is about; without one it depends on how far we
 * had come.
 * @param given whether the server may have the message already
 */
export function emailFailure(error: unknown, given: boolean): Failed {
  const { code = "unknown", command = "", responseCode } = asSmtpError(error);
  if (code === "EAUTH" || code === "ENOAUTH" || code === "ECONFIG") {
    // 454: the server's own directory is away for the moment.
    const passes = responseCode !== undefined && responseCode < 500;
    return failed(passes ? "transient" : "account", label(code, responseCode), "Máy chủ thư từ chối đăng nhập.");
  }
  if (responseCode !== undefined && responseCode >= 400) return fromReply(responseCode, command);
  if (given) return failed("unclear", code, "Mất kết nối với máy chủ thư khi đang gửi.");
  return failed("transient", code, "Không kết nối được với máy chủ thư.");
}

const label = (code: string, responseCode: number | undefined) => (responseCode ? `smtp ${responseCode}` : code);

/** 4yz is "later" (RFC 5321 §4.2.1); a "never" depends on what was refused: us, the citizen's address, the message. */
function fromReply(responseCode: number, command: string): Failed {
  const code = `smtp ${responseCode}`;
  if (responseCode < 500) return failed("defer", code, "Máy chủ thư bảo gửi lại sau.", LATER_MS);
  const [failure, reason] = refusedBy(command);
  return failed(failure, code, reason);
}

function refusedBy(command: string): [Failure, string] {
  if (command.startsWith("RCPT")) return ["recipient", "Máy chủ thư không nhận địa chỉ này."];
  if (command.startsWith("DATA")) return ["payload", "Máy chủ thư không nhận nội dung này."];
  return ["account", "Máy chủ thư không cho gửi từ địa chỉ của thành phố."];
}

// Safe: every field of a NodemailerError is optional, and an object may be asked for any field.
const asSmtpError = (error: unknown): NodemailerError =>
  (error instanceof Error ? error : new Error()) as NodemailerError;
