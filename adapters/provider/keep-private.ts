import type { Sender, Sending, SendResult } from "#src/ports/sender.ts";
import { failed } from "./failed.ts";

/** Shorter, and words that every message has would be cut out of a provider's sentence. */
const MIN_QUOTE = 12;

/**
 * A sender that keeps two promises whatever a provider does: it never throws, and what was said to the citizen does not come
 * back in the reason that logs and pages show.
 */
export function keepPrivate(sender: Sender): Sender {
  return {
    ...sender,
    async send(sending, account, accessToken, signal) {
      try {
        return withoutQuote(await sender.send(sending, account, accessToken, signal), sending);
      } catch (error) {
        // Before or after the provider took it? Not known, so it must not be tried again by itself.
        return failed("unclear", error instanceof Error ? error.name : "unknown", "Lỗi của phần mềm khi đang gửi.");
      }
    },
  };
}

function withoutQuote(result: SendResult, { bubble, to }: Sending): SendResult {
  if (result.ok) return result;
  const quotes = [to, bubble.text, ...bubble.text.split(/\n+/)].map((one) => one.trim());
  const reason = quotes
    .filter((quote) => quote.length >= MIN_QUOTE)
    .reduce((words, quote) => words.replaceAll(quote, "…"), result.reason);
  return { ...result, reason };
}
