import { sql } from "drizzle-orm";

/** Of `incidents i`: a proposal of the machine. What a person has split, taken out or taken back is theirs to put together. */
export const untouched = sql`(i.state = 'proposed' and i.closing_since is null and not exists (
  select from incident_events e where e.incident_id = i.id and e.step in ('split', 'split_from', 'removed', 'undone')))`;
