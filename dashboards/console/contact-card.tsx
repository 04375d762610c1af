import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ContactView } from "#src/services/contacts/masked-contact.ts";

/** One contact, masked, in a line or two. */
export function ContactCard({ page, contact, link = true }: { page: Page; contact: ContactView; link?: boolean }) {
  const { t, lang } = page;
  const words = t.people;
  const { name, phone, email, anonymous } = contact.masked;
  const shown = contact.erasedAt ? words.erased : (name ?? (anonymous ? words.anonymous : words.noName));
  return (
    <div class="contact-card">
      <p>
        <ChannelMark channel={contact.channel} lang={lang} />{" "}
        {link ? <a href={`/console/contacts/${contact.id}`}>{shown}</a> : <strong>{shown}</strong>}
        {contact.blocked ? <span class="badge badge-blocked">{words.blocked}</span> : null}
      </p>
      {phone || email ? <p class="muted small">{[phone, email].filter(Boolean).join(" · ")}</p> : null}
    </div>
  );
}
