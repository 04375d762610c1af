import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { MediaView } from "#src/services/media/media-of.ts";

interface FetchedProps {
  page: Page;
  file: MediaView;
  reference: string;
  n: number;
}

/** A file that a citizen sent on a chat: our own copy, or why there is none (yet). */
export function FetchedFile({ page, file, reference, n }: FetchedProps) {
  const { t, lang } = page;
  const words = t.ratings.files;
  const address = `/console/tickets/${reference}/media/${file.id}`;
  if (file.state !== "kept")
    return <p class="file-note">{`${t.console.ticket.attachment} ${n}: ${noteOf(page, file)}`}</p>;
  const size = sizeText(file.bytes ?? 0, lang);
  if (file.hasThumb)
    return (
      <a class="photo" href={address}>
        <img src={`${address}?thumb=1`} alt={t.console.ticket.image(n)} loading="lazy" />
        <small class="muted">{size}</small>
      </a>
    );
  const kind = (file.mime ?? "").split("/")[0];
  // Nothing is fetched before somebody wants to hear it.
  if (kind === "audio")
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a citizen says comes without; a transcript, where there is one, is the message itself
      <audio
        class="recording"
        controls
        preload="none"
        src={address}
        aria-label={`${t.console.ticket.attachment} ${n}`}
      />
    );
  return (
    <a href={address} target="_blank" rel="noopener">
      <Icon name="paperclip" />
      {t.console.ticket.attachment} {n} <small>{`(${words.kind(file.mime ?? "")}, ${size})`}</small>
    </a>
  );
}

function noteOf({ t }: Page, { state, problem }: MediaView): string {
  const words = t.ratings.files;
  if (state === "wanted") return problem ? `${t.said(problem)} ${words.again}` : words.wanted;
  return problem ? t.said(problem) : words.gone;
}

const sizeText = (bytes: number, lang: "vi" | "en"): string => {
  const [n, unit] = bytes >= 1_048_576 ? [bytes / 1_048_576, "MB"] : [bytes / 1_024, "KB"];
  return `${n.toLocaleString(lang, { maximumFractionDigits: 1 })} ${unit}`;
};
