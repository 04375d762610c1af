import { pgTable } from "drizzle-orm/pg-core";
import { instant, reference } from "./columns.ts";
import { users } from "./people.ts";

/** Who wants their notices by e-mail as well, and up to which one they were told. No row: not by e-mail. */
export const noticeMails = pgTable("notice_mails", {
  userId: reference("user_id")
    .primaryKey()
    .references(() => users.id),
  /** Notices from before are not told again. */
  since: instant("since").notNull(),
  /** Id of the last notice that a mail was written about. */
  toldUntilId: reference("told_until_id").notNull().default(0),
});
