import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { TextPart, TextSetting } from "#src/services/dialogue/text-settings.ts";

interface Props {
  page: Page;
  part: TextPart;
  setting: Pick<TextSetting<TextPart>, "version" | "history">;
}

/** Who changed what when, and the way back. */
export function TextVersions({ page, part, setting }: Props) {
  const words = page.t.templates;
  return (
    <Panel icon="history" title={words.versions} id="versions">
      <ol class="versions">
        {setting.history.map(({ version, note, byName, at }) => (
          <li>
            <p>
              <strong>{words.version(version)}</strong>{" "}
              {version === setting.version ? <span class="badge">{words.inForce}</span> : null} {note}
              <small class="muted">
                {byName}, {formatDateTime(at)}
              </small>
            </p>
            <Back page={page} part={part} to={version} from={setting.version} />
          </li>
        ))}
        <li>
          <p>
            {words.shipped} {setting.version === 0 ? <span class="badge">{words.inForce}</span> : null}
          </p>
          <Back page={page} part={part} to={0} from={setting.version} />
        </li>
      </ol>
    </Panel>
  );
}

function Back({ page, part, to, from }: { page: Page; part: TextPart; to: number; from: number }) {
  if (to === from) return null;
  const words = page.t.templates;
  return (
    <form method="post" action={`/admin/${part}/back`}>
      <input type="hidden" name="back" value={String(to)} />
      <input type="hidden" name="version" value={String(from)} />
      <button class="button button-plain" type="submit" aria-label={`${words.goBack}: ${words.backNote(to)}`}>
        {words.goBack}
      </button>
    </form>
  );
}
