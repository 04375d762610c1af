DROP INDEX "kpi_rounds_first_met_idx";--> statement-breakpoint
DROP INDEX "kpi_rounds_met_idx";--> statement-breakpoint
DROP INDEX "kpi_rounds_open_idx";--> statement-breakpoint
CREATE INDEX "kpi_rounds_first_times_idx" ON "kpi_rounds" USING btree ("first_response_always","first_responded_at","first_response_minutes") WHERE "kpi_rounds"."first_responded_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_times_idx" ON "kpi_rounds" USING btree ("resolution_always","resolved_at","resolution_minutes") WHERE "kpi_rounds"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_standing_idx" ON "kpi_rounds" USING btree ("opened_at","late_at","urgency","unit_id","ward_code","sector","channel","ticket_id","part") WHERE "kpi_rounds"."closed_at" is null;