DROP INDEX "tickets_reopened_idx";--> statement-breakpoint
DROP INDEX "tickets_badly_rated_idx";--> statement-breakpoint
CREATE INDEX "tickets_ward_idx" ON "tickets" USING btree ("ward_code","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tickets_assignee_idx" ON "tickets" USING btree ("assignee_id","created_at" DESC NULLS LAST) WHERE "tickets"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "tickets_reopened_idx" ON "tickets" USING btree ("created_at" DESC NULLS LAST) WHERE "tickets"."reopened" > 0 and "tickets"."state" in ('new', 'needs_triage', 'triaged', 'assigned', 'in_progress', 'waiting_citizen', 'reopened');--> statement-breakpoint
CREATE INDEX "tickets_badly_rated_idx" ON "tickets" USING btree ("unit_id","created_at" DESC NULLS LAST) WHERE "tickets"."csat" <= 2;