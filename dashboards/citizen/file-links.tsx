import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TrackFile } from "#src/services/media/track-files.ts";

/** Files by links that work for some minutes: reloading the page gives new ones. */
export function FileLinks({ page, title, files }: { page: Page; title: string; files: readonly TrackFile[] }) {
  if (files.length === 0) return null;
  const words = page.t.ratings.files;
  return (
    <section class="track-files">
      <h3>{title}</h3>
      <ul>
        {files.map(({ url, mime }, at) => (
          <li>
            <a href={url} target="_blank" rel="noopener">
              {mime.startsWith("image/") ? (
                <img src={url} alt={words.picture(at + 1)} loading="lazy" />
              ) : (
                <>
                  <Icon name="paperclip" />
                  {words.view(at + 1)}
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
