import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import { Icon } from "./icon.tsx";

/** On every page that shows invented tickets. */
export function SampleBanner({ page: { t, actor, sampleOn } }: { page: Page }) {
  if (!sampleOn) return null;
  return (
    <p class="notice sample-banner" role="note">
      <Icon name="flask" />
      <span>
        {t.sample.banner} {actor && may(actor, "configure") ? <a href="/admin/sample">{t.sample.bannerLink}</a> : null}
      </span>
    </p>
  );
}
