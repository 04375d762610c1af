import type { SendResult } from "./sender.ts";

/** An e-mail outside any conversation. */
export interface Letter {
  /** One address and nothing else. */
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  files: readonly { name: string; mime: string; bytes: Uint8Array }[];
  /** Where one click ends it: RFC 8058. Absent where the recipient cannot end it. */
  unsubscribeUrl?: string | undefined;
}

/** Carries e-mails. Never throws: what goes wrong is a result, and no result repeats the address. */
export interface Mailer {
  /** @param id the same for each try: a mailbox that has it already shows it once */
  send(id: number, letter: Letter, signal: AbortSignal): Promise<SendResult>;
}
