import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ContactView } from "#src/services/contacts/masked-contact.ts";
import type { Suggestion } from "#src/services/contacts/suggest-people.ts";
import { ContactCard } from "./contact-card.tsx";

interface ContactsProps {
  page: Page;
  /** What was looked for; undefined: nothing yet. */
  typed: string | undefined;
  found: ContactView[];
  suggestions: Suggestion[];
  flash: string | undefined;
}

/** Looking somebody up, and who may be one person. */
export function ContactsPage({ page, typed, found, suggestions, flash }: ContactsProps) {
  const words = page.t.people;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <Flash text={flash} />
      <form method="post" action="/console/contacts" class="people-search">
        <label for="q">{words.search}</label>
        <p class="field-hint" id="q-hint">
          {words.searchHint}
        </p>
        <input id="q" name="q" value={typed} maxlength={200} autocomplete="off" aria-describedby="q-hint" />
        <button class="button" type="submit">
          <Icon name="search" />
          {words.find}
        </button>
      </form>
      {typed !== undefined && found.length === 0 ? (
        <EmptyState icon="user" title={words.nobody} text={words.nobodyText} />
      ) : null}
      {found.map((contact) => (
        <ContactCard page={page} contact={contact} />
      ))}
      <Panel icon="link" title={words.suggestions}>
        <p class="muted">{suggestions.length > 0 ? words.suggestionsText : words.noSuggestionsText}</p>
        <ul class="people-pairs">
          {suggestions.map((suggestion) => (
            <Pair page={page} suggestion={suggestion} />
          ))}
        </ul>
      </Panel>
    </LayoutStaff>
  );
}

function Pair({ page, suggestion }: { page: Page; suggestion: Suggestion }) {
  const words = page.t.people;
  const [first, second] = suggestion.contacts;
  const ids = [first.id, second.id].map((id) => <input type="hidden" name="id" value={id} />);
  return (
    <li>
      <ContactCard page={page} contact={first} />
      <ContactCard page={page} contact={second} />
      <p class="muted small">{suggestion.shared.map((what) => words.shared[what]).join(", ")}</p>
      <div class="people-choice">
        <form method="post" action="/console/contacts/merge">
          {ids}
          <button class="button" type="submit">
            {words.merge}
          </button>
        </form>
        <form method="post" action="/console/contacts/apart">
          {ids}
          <button class="button button-quiet" type="submit">
            {words.apart}
          </button>
        </form>
      </div>
    </li>
  );
}
