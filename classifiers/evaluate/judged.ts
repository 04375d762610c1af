import type { Kind, Sentiment } from "#src/domain/kind.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import type { SectorId } from "#src/domain/sectors.ts";
import type { Urgency } from "#src/domain/urgency.ts";
import type { Understanding } from "#src/ports/classifier.ts";

/** A message with as many labels as its file has; what is undefined was not labelled. Keys as in `classifiers/examples`. */
export interface Row {
  id: string;
  text: string;
  style?: string;
  sector?: SectorId;
  /** Null: there is no second matter. */
  secondary_sector?: SectorId | null;
  urgency?: Urgency;
  kind?: Kind;
  sentiment?: Sentiment;
  /** The words of the text that say where; null: there are none. */
  address_text?: string | null;
  /** Where personal data is; `either`: where people may differ. */
  personal?: { asked: Finding[]; either: Finding[] };
}

/** A labelled message and what the classifier made of it. */
export interface Judged extends Pick<Understanding, "verdict" | "spans"> {
  /** What the model saw of personal data; absent: the rules alone are measured. */
  seen?: readonly Finding[];
  row: Row;
}

export const bothLabelled = ({ row }: Judged) => row.sector !== undefined && row.urgency !== undefined;
export const bothRight = ({ row, verdict }: Judged) => row.sector === verdict.sector && row.urgency === verdict.urgency;
