import { Icon } from "#dashboards/components/icon.tsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";

interface LookupProps {
  t: Dictionary;
  title: string;
  typed?: string | undefined;
  error?: string | undefined;
}

/** A reference is no secret of a person, so it may stand in the address: GET, and the result can be bookmarked. */
export function LookupForm({ t, title, typed, error }: LookupProps) {
  return (
    <form class="lookup" method="get" action="/t">
      <h2>{title}</h2>
      <div class={error ? "field field-wrong" : "field"}>
        <label class="field-label" for="ref">
          {t.track.lookup}
        </label>
        <p class="field-hint" id="ref-hint">
          {t.home.trackHint}
        </p>
        {error ? (
          <p class="field-error" id="ref-error" role="alert">
            {error}
          </p>
        ) : null}
        <div class="lookup-row">
          <input
            id="ref"
            name="ref"
            class="code-input"
            value={typed}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxlength={40}
            aria-describedby={error ? "ref-hint ref-error" : "ref-hint"}
            aria-invalid={error ? "true" : undefined}
          />
          <button class="button button-quiet" type="submit">
            <Icon name="search" />
            {t.track.lookupButton}
          </button>
        </div>
      </div>
    </form>
  );
}
