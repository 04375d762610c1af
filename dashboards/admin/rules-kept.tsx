import type { Draft } from "./rules-draft.ts";

/** What goes round with every form of the page: the draft, and which sector is shown. */
export interface Kept {
  draft: Draft | undefined;
  sector: string;
}

export function KeptFields({ kept: { draft, sector } }: { kept: Kept }) {
  return (
    <>
      {draft ? <input type="hidden" name="draft" value={JSON.stringify(draft.lines)} /> : null}
      {draft ? <input type="hidden" name="base" value={String(draft.base)} /> : null}
      <input type="hidden" name="sector" value={sector} />
    </>
  );
}
