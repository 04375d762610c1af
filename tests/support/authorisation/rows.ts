import { ADMIN_ROWS } from "./admin-rows.ts";
import { LISTENING_ROWS } from "./listening-rows.ts";
import { PUBLIC_ROWS } from "./public-rows.ts";
import type { Row } from "./row.ts";
import { STAFF_ROWS } from "./staff-rows.ts";
import { TICKET_ROWS } from "./ticket-rows.ts";

/** Who may what: every route of the service. */
export const ROWS: readonly Row[] = [...PUBLIC_ROWS, ...TICKET_ROWS, ...STAFF_ROWS, ...LISTENING_ROWS, ...ADMIN_ROWS];
