CREATE TABLE "alert_models" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fitted_at" integer NOT NULL,
	"model" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alert_models_fitted_at_unique" UNIQUE("fitted_at")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"rule" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"level" text NOT NULL,
	"sector" text NOT NULL,
	"about" text NOT NULL,
	"origin" text,
	"ward_codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"observed" integer NOT NULL,
	"expected" double precision NOT NULL,
	"log_p" real NOT NULL,
	"a_week" double precision NOT NULL,
	"people" integer NOT NULL,
	"told_people" integer NOT NULL,
	"hot_at" timestamp (3) with time zone NOT NULL,
	"model_id" bigint,
	"incident" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"judged_by_id" bigint,
	"judged_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "alerts_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "cell_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cell_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hour" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cell_hours" (
	"hour" integer NOT NULL,
	"sector" text NOT NULL,
	"ward_code" text NOT NULL,
	"people" smallint NOT NULL,
	"n" integer NOT NULL,
	"felt" integer NOT NULL,
	"negative" integer NOT NULL,
	CONSTRAINT "cell_hours_hour_sector_ward_code_pk" PRIMARY KEY("hour","sector","ward_code")
);
--> statement-breakpoint
CREATE TABLE "source_hours" (
	"hour" integer NOT NULL,
	"origin" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "source_hours_origin_hour_pk" PRIMARY KEY("origin","hour")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_model_id_alert_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."alert_models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_judged_by_id_users_id_fk" FOREIGN KEY ("judged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_raised_idx" ON "alerts" USING btree ("raised_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "alerts_going_on_idx" ON "alerts" USING btree ("hot_at") WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "source_hours_hour_idx" ON "source_hours" USING btree ("hour");--> statement-breakpoint
-- What is counted tells the counter of hours, in its own transaction (src/services/alerts/count-hours.ts): one row a change.
create function note_ticket_hour() returns trigger language plpgsql as $$
begin
  insert into cell_changes (hour) values (floor(extract(epoch from new.created_at) / 3600));
  return null;
end $$;
--> statement-breakpoint
create trigger tickets_hours_added after insert on tickets for each row when (new.sector is not null) execute function note_ticket_hour();
--> statement-breakpoint
create trigger tickets_hours_changed after update of sector, ward_code, sentiment, kind, state, moderation on tickets for each row
  when ((old.sector, old.ward_code, old.sentiment, old.kind, old.state = 'rejected', old.moderation)
    is distinct from (new.sector, new.ward_code, new.sentiment, new.kind, new.state = 'rejected', new.moderation))
  execute function note_ticket_hour();
--> statement-breakpoint
create function note_mention_hour() returns trigger language plpgsql as $$
begin
  insert into cell_changes (hour) values (floor(extract(epoch from least(new.posted_at, new.seen_at)) / 3600));
  return null;
end $$;
--> statement-breakpoint
create trigger mentions_hours_added after insert on mentions for each row when (new.sector is not null) execute function note_mention_hour();
--> statement-breakpoint
create trigger mentions_hours_changed after update of sector, ward_code, sentiment, verdict_kind, relevance, same_as, state, removed_at on mentions for each row
  when ((old.sector, old.ward_code, old.sentiment, old.verdict_kind, old.relevance, old.same_as, old.state, old.removed_at)
    is distinct from (new.sector, new.ward_code, new.sentiment, new.verdict_kind, new.relevance, new.same_as, new.state, new.removed_at))
  execute function note_mention_hour();
