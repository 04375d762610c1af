import { Icon } from "#dashboards/components/icon.tsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";

interface OwnTextProps {
  t: Dictionary;
  reference: string;
  /** The submitter's words, once the secret was right. */
  text: string | null;
  wrong: boolean;
}

/** The secret is posted, never part of an address. */
export function OwnText({ t, reference, text, wrong }: OwnTextProps) {
  if (text !== null) {
    return (
      <section class="answer own">
        <h2>{t.track.ownText}</h2>
        <p class="words">{text}</p>
      </section>
    );
  }
  return (
    <details class="privacy" open={wrong}>
      <summary>
        <Icon name="lock" />
        {t.track.own}
      </summary>
      <form method="post" action={`/t/${reference}`}>
        <div class={wrong ? "field field-wrong" : "field"}>
          <label class="field-label" for="secret">
            {t.track.ownSecret}
          </label>
          <p class="field-hint" id="secret-hint">
            {t.track.ownHint}
          </p>
          {wrong ? (
            <p class="field-error" id="secret-error" role="alert">
              {t.track.ownWrong}
            </p>
          ) : null}
          <input
            id="secret"
            name="secret"
            autocomplete="off"
            spellcheck={false}
            maxlength={200}
            aria-describedby={wrong ? "secret-hint secret-error" : "secret-hint"}
            aria-invalid={wrong ? "true" : undefined}
          />
        </div>
        <button class="button button-quiet" type="submit">
          <Icon name="eye" />
          {t.track.ownButton}
        </button>
      </form>
    </details>
  );
}
