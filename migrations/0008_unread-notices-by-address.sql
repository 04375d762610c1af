CREATE INDEX "staff_notices_unread_role_idx" ON "staff_notices" USING btree (("role" || ':' || coalesce("unit_id", ''))) WHERE "staff_notices"."read_at" is null and "staff_notices"."user_id" is null;--> statement-breakpoint
CREATE INDEX "staff_notices_unread_user_idx" ON "staff_notices" USING btree ("user_id") WHERE "staff_notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_doubtful_idx" ON "outbox" USING btree ("state","id") WHERE "outbox"."state" in ('maybe_sent', 'failed');--> statement-breakpoint
CREATE INDEX "outbox_address_idx" ON "outbox" USING btree ("account_id","to","id");--> statement-breakpoint
CREATE INDEX "outbox_message_idx" ON "outbox" USING btree ("message_id");