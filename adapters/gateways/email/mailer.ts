import type { Letter, Mailer } from "#src/ports/mailer.ts";
import { failed } from "../../provider/failed.ts";
import { type MailGateway, smtpPost } from "./post.ts";

/** E-mail outside any conversation: briefs, digests, notices. */
export function smtpMailer(gateway: MailGateway): Mailer {
  const post = smtpPost(gateway);
  return {
    async send(id, letter, signal) {
      try {
        return await post(`mail-${id}`, letter.to, async () => contentOf(letter), signal);
      } catch (error) {
        // Before or after the server took it? Not known, so it must not be tried again by itself.
        return failed("unclear", error instanceof Error ? error.name : "unknown", "Lỗi của phần mềm khi đang gửi thư.");
      }
    },
  };
}

const contentOf = ({ subject, text, files, unsubscribeUrl }: Letter) => ({
  subject,
  text,
  attachments: files.map(({ name, mime, bytes }) => ({
    filename: name,
    contentType: mime,
    content: Buffer.from(bytes),
  })),
  headers: {
    "Auto-Submitted": "auto-generated",
    // RFC 8058: the mail program ends it with one click, without opening our page.
    ...(unsubscribeUrl && {
      "List-Unsubscribe": `<${unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  },
});
