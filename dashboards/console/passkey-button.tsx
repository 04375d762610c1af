import { Icon } from "#dashboards/components/icon.tsx";
import type { Dictionary } from "#dashboards/i18n/vi.ts";

/** Hidden until the island has found that this browser knows passkeys: without script there is nothing to press. */
export function PasskeyButton({ t, next }: { t: Dictionary; next: string }) {
  const words = t.identity.door;
  return (
    <div class="passkey-in" data-passkey="sign-in" data-next={next} data-failed={words.passkeyFailed} hidden>
      <button class="button button-quiet button-wide" type="button">
        <Icon name="fingerprint" />
        {words.passkey}
      </button>
      <p class="field-hint">{words.passkeyHint}</p>
      <p class="field-error" role="alert" />
      <p class="door-or">
        <span>{words.or}</span>
      </p>
    </div>
  );
}
