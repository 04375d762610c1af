CREATE TABLE "directive_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directive_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"directive_id" bigint NOT NULL,
	"step" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"by_user_id" bigint,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directives" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directives_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"subject" text NOT NULL,
	"ticket_id" bigint,
	"ward_code" text,
	"sector" text,
	"topic" text,
	"text" text NOT NULL,
	"unit_id" text NOT NULL,
	"by_user_id" bigint,
	"by_name" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"overdue_told_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "directives_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "directive_events" ADD CONSTRAINT "directive_events_directive_id_directives_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directive_events" ADD CONSTRAINT "directive_events_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directives" ADD CONSTRAINT "directives_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directives" ADD CONSTRAINT "directives_ward_code_wards_code_fk" FOREIGN KEY ("ward_code") REFERENCES "public"."wards"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directives" ADD CONSTRAINT "directives_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directives" ADD CONSTRAINT "directives_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directive_events_directive_idx" ON "directive_events" USING btree ("directive_id","id");--> statement-breakpoint
CREATE INDEX "directives_open_due_idx" ON "directives" USING btree ("due_at") WHERE "directives"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "directives_unit_idx" ON "directives" USING btree ("unit_id","state","due_at");--> statement-breakpoint
CREATE INDEX "directives_ticket_idx" ON "directives" USING btree ("ticket_id") WHERE "directives"."ticket_id" is not null;--> statement-breakpoint
create trigger directive_events_append_only before update or delete on directive_events for each row execute function refuse_change();
