import type { Page } from "#dashboards/page.ts";
import type { ContactView } from "#src/services/contacts/masked-contact.ts";

/** Language, block and unblock. */
export function ContactControls({ page, contact }: { page: Page; contact: ContactView }) {
  const words = page.t.people;
  const to = (what: string) => `/console/contacts/${contact.id}/${what}`;
  const reason = contact.blocked ? words.unblockReason : words.blockReason;
  return (
    <>
      {contact.blocked ? <p class="notice">{words.blockedText(contact.blocked.reason)}</p> : null}
      <form method="post" action={to("language")} class="people-form">
        <label for="language">{words.language}</label>
        <select id="language" name="language">
          {(["vi", "en"] as const).map((language) => (
            <option value={language} selected={contact.language === language}>
              {words.languages[language]}
            </option>
          ))}
          <option value="" selected={contact.language === null}>
            {words.languages.none}
          </option>
        </select>
        <button class="button button-quiet" type="submit">
          {words.setLanguage}
        </button>
      </form>
      <form method="post" action={to(contact.blocked ? "unblock" : "block")} class="people-form">
        <label for="reason">{reason}</label>
        {contact.blocked ? null : (
          <p class="field-hint" id="reason-hint">
            {words.blockHint}
          </p>
        )}
        <input
          id="reason"
          name="reason"
          maxlength={500}
          aria-describedby={contact.blocked ? undefined : "reason-hint"}
        />
        <button class={contact.blocked ? "button button-quiet" : "button button-danger"} type="submit">
          {contact.blocked ? words.unblock : words.block}
        </button>
      </form>
    </>
  );
}
