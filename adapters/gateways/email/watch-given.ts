import type { Transporter } from "nodemailer";

/** The ids of messages that a mail server may have begun to receive: their content was taken up for sending. */
export function watchGiven(transport: Transporter): Set<string> {
  const given = new Set<string>();
  transport.use("stream", (mail, done) => {
    const { message } = mail;
    const read = message.createReadStream.bind(message);
    // nodemailer opens the content after connecting, greeting and signing in, just before MAIL FROM.
    message.createReadStream = (options) => {
      given.add(String(mail.data.messageId));
      return read(options);
    };
    done();
  });
  return given;
}
