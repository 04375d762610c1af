CREATE TABLE "kpi_cells" (
	"division" text NOT NULL,
	"key" text NOT NULL,
	"key2" text NOT NULL,
	"day" date NOT NULL,
	"opened" integer DEFAULT 0 NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"reopened" integer DEFAULT 0 NOT NULL,
	"opened_critical" integer DEFAULT 0 NOT NULL,
	"closed" integer DEFAULT 0 NOT NULL,
	"closed_critical" integer DEFAULT 0 NOT NULL,
	"closed_late" integer DEFAULT 0 NOT NULL,
	"closed_transferred" integer DEFAULT 0 NOT NULL,
	"closed_bounced" integer DEFAULT 0 NOT NULL,
	"resolved" integer DEFAULT 0 NOT NULL,
	"resolved_reopened" integer DEFAULT 0 NOT NULL,
	"resolved_at_once" integer DEFAULT 0 NOT NULL,
	"became_late" integer DEFAULT 0 NOT NULL,
	"first_due" integer DEFAULT 0 NOT NULL,
	"first_on_time" integer DEFAULT 0 NOT NULL,
	"due" integer DEFAULT 0 NOT NULL,
	"due_on_time" integer DEFAULT 0 NOT NULL,
	"triaged" integer DEFAULT 0 NOT NULL,
	"triaged_by_machine" integer DEFAULT 0 NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"rated" integer DEFAULT 0 NOT NULL,
	"satisfied" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"points" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kpi_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" bigint NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_rounds" (
	"ticket_id" bigint NOT NULL,
	"part" smallint NOT NULL,
	"round" smallint NOT NULL,
	"channel" text NOT NULL,
	"ward_code" text NOT NULL,
	"unit_id" text NOT NULL,
	"sector" text NOT NULL,
	"urgency" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_how" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_how" text,
	"late_at" timestamp (3) with time zone,
	"first_response_due_at" timestamp (3) with time zone,
	"first_responded_at" timestamp (3) with time zone,
	"first_response_minutes" integer,
	"first_response_always" boolean,
	"resolution_due_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"resolution_minutes" integer,
	"resolution_always" boolean,
	"triaged_at" timestamp (3) with time zone,
	"triaged_by_machine" boolean,
	"transfers" smallint NOT NULL,
	"bounces" smallint NOT NULL,
	"first_contact" boolean NOT NULL,
	"reopened_after" boolean NOT NULL,
	"rating_at" timestamp (3) with time zone,
	"asked" boolean NOT NULL,
	"score" smallint
);
--> statement-breakpoint
CREATE TABLE "kpi_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"built_at" timestamp (3) with time zone,
	"known_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "kpi_times" (
	"clock" text NOT NULL,
	"always" boolean NOT NULL,
	"day" date NOT NULL,
	"bucket" smallint NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_cells_idx" ON "kpi_cells" USING btree ("division","day","key","key2");--> statement-breakpoint
CREATE INDEX "kpi_cells_key_idx" ON "kpi_cells" USING btree ("division","key","day");--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_rounds_ticket_idx" ON "kpi_rounds" USING btree ("ticket_id","part");--> statement-breakpoint
CREATE INDEX "kpi_rounds_opened_idx" ON "kpi_rounds" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "kpi_rounds_closed_idx" ON "kpi_rounds" USING btree ("closed_at") WHERE "kpi_rounds"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_late_idx" ON "kpi_rounds" USING btree ("late_at") WHERE "kpi_rounds"."late_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_first_due_idx" ON "kpi_rounds" USING btree ("first_response_due_at") WHERE "kpi_rounds"."first_response_due_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_first_met_idx" ON "kpi_rounds" USING btree ("first_responded_at") WHERE "kpi_rounds"."first_responded_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_due_idx" ON "kpi_rounds" USING btree ("resolution_due_at") WHERE "kpi_rounds"."resolution_due_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_met_idx" ON "kpi_rounds" USING btree ("resolved_at") WHERE "kpi_rounds"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_triaged_idx" ON "kpi_rounds" USING btree ("triaged_at") WHERE "kpi_rounds"."triaged_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_rating_idx" ON "kpi_rounds" USING btree ("rating_at") WHERE "kpi_rounds"."rating_at" is not null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_open_idx" ON "kpi_rounds" USING btree ("late_at","unit_id") WHERE "kpi_rounds"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "kpi_rounds_unit_idx" ON "kpi_rounds" USING btree ("unit_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_times_idx" ON "kpi_times" USING btree ("clock","always","day","bucket");--> statement-breakpoint
-- Whatever figures are made of tells the keeper of figures, in its own transaction (src/kpi/refresh.ts): so nothing is missed in
-- whatever order transactions commit. One row a statement and ticket; the keeper takes them away.
create function note_kpi_change() returns trigger language plpgsql as $$
begin
  insert into kpi_changes (ticket_id) select distinct ticket_id from added;
  return null;
end $$;
--> statement-breakpoint
create function note_kpi_ticket() returns trigger language plpgsql as $$
begin
  insert into kpi_changes (ticket_id) select id from added;
  return null;
end $$;
--> statement-breakpoint
create trigger tickets_kpi after insert on tickets referencing new table as added for each statement execute function note_kpi_ticket();
--> statement-breakpoint
create trigger ticket_events_kpi after insert on ticket_events referencing new table as added for each statement execute function note_kpi_change();
--> statement-breakpoint
create trigger ticket_clocks_kpi after insert on ticket_clocks referencing new table as added for each statement execute function note_kpi_change();
--> statement-breakpoint
create trigger ratings_added_kpi after insert on ratings referencing new table as added for each statement execute function note_kpi_change();
--> statement-breakpoint
create trigger ratings_changed_kpi after update on ratings referencing new table as added for each statement execute function note_kpi_change();
--> statement-breakpoint
insert into kpi_state (id) values (1);
