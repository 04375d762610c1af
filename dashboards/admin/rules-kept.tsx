import type { Draft } from "./rules-draft.ts";

/** What goes round with every form of the page: the draft, and which lines are shown. */
export interface Kept {
  draft: Draft | undefined;
  sector: string;
  /** Words that a line must hold; "" = any. */
  find: string;
}

export function KeptFields({ kept: { draft, sector, find } }: { kept: Kept }) {
  return (
    <>
      <DraftFields draft={draft} />
      <input type="hidden" name="sector" value={sector} />
      {find ? <input type="hidden" name="kept-find" value={find} /> : null}
    </>
  );
}

export function DraftFields({ draft }: { draft: Draft | undefined }) {
  if (!draft) return null;
  return (
    <>
      <input type="hidden" name="draft" value={JSON.stringify(draft.lines)} />
      <input type="hidden" name="base" value={String(draft.base)} />
    </>
  );
}
