ALTER TABLE "staff_notices" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ticket_clocks" ADD COLUMN "counted_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ticket_clocks" ADD COLUMN "used_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_clocks" ADD COLUMN "taken_from_id" bigint;--> statement-breakpoint
ALTER TABLE "ticket_clocks" ADD CONSTRAINT "ticket_clocks_taken_from_id_tickets_id_fk" FOREIGN KEY ("taken_from_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_clocks_running_idx" ON "ticket_clocks" USING btree ("ticket_id") WHERE "ticket_clocks"."stopped_at" is null;