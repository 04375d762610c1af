CREATE TABLE "incident_answer_people" (
	"answer_id" bigint NOT NULL,
	"conversation_id" bigint NOT NULL,
	"person_key" text NOT NULL,
	"ticket_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incident_answer_people_answer_id_conversation_id_pk" PRIMARY KEY("answer_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "incident_answers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_answers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"by_user_id" bigint,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "incident_answers_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "incident_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"step" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"before" jsonb,
	"op" text NOT NULL,
	"undoes" text,
	"by_user_id" bigint,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_members" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"ticket_id" bigint,
	"mention_id" bigint,
	"mention_posted_at" timestamp (3) with time zone,
	"score" real,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"by" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"held_open" boolean DEFAULT false NOT NULL,
	"told_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"skipped" text,
	CONSTRAINT "incident_members_one_of_two" CHECK (("incident_members"."ticket_id" is null) <> ("incident_members"."mention_id" is null))
);
--> statement-breakpoint
CREATE TABLE "incident_points" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_points_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" bigint,
	"mention_id" bigint,
	"mention_posted_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"sector" text,
	"ward_code" text,
	"lat" double precision,
	"lng" double precision,
	"cell" integer,
	"street" text,
	"spots" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"matters" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"person_key" text,
	"refused" boolean DEFAULT false NOT NULL,
	"pending" boolean DEFAULT true NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incident_points_one_of_two" CHECK (("incident_points"."ticket_id" is null) <> ("incident_points"."mention_id" is null))
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"title" text NOT NULL,
	"sector" text NOT NULL,
	"lead_unit_id" text,
	"status_line" text DEFAULT '' NOT NULL,
	"public_note" text DEFAULT '' NOT NULL,
	"public" boolean DEFAULT false NOT NULL,
	"expected_at" timestamp (3) with time zone,
	"lat" double precision,
	"lng" double precision,
	"radius_m" integer,
	"ward_codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"members" integer DEFAULT 0 NOT NULL,
	"why" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"merged_into_id" bigint,
	"closing_since" timestamp (3) with time zone,
	"closing_answer" text,
	"closing_by_id" bigint,
	"confirmed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incidents_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
ALTER TABLE "incident_answer_people" ADD CONSTRAINT "incident_answer_people_answer_id_incident_answers_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."incident_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_answer_people" ADD CONSTRAINT "incident_answer_people_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_answer_people" ADD CONSTRAINT "incident_answer_people_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_answers" ADD CONSTRAINT "incident_answers_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_answers" ADD CONSTRAINT "incident_answers_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_events" ADD CONSTRAINT "incident_events_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_events" ADD CONSTRAINT "incident_events_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_members" ADD CONSTRAINT "incident_members_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_members" ADD CONSTRAINT "incident_members_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_points" ADD CONSTRAINT "incident_points_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_lead_unit_id_units_id_fk" FOREIGN KEY ("lead_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_merged_into_id_incidents_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_answer_people_person_idx" ON "incident_answer_people" USING btree ("answer_id","person_key");--> statement-breakpoint
CREATE INDEX "incident_events_incident_idx" ON "incident_events" USING btree ("incident_id","id");--> statement-breakpoint
CREATE INDEX "incident_events_op_idx" ON "incident_events" USING btree ("op");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_members_ticket_idx" ON "incident_members" USING btree ("ticket_id") WHERE "incident_members"."removed_at" is null and "incident_members"."ticket_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_members_mention_idx" ON "incident_members" USING btree ("mention_id") WHERE "incident_members"."removed_at" is null and "incident_members"."mention_id" is not null;--> statement-breakpoint
CREATE INDEX "incident_members_incident_idx" ON "incident_members" USING btree ("incident_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_points_ticket_idx" ON "incident_points" USING btree ("ticket_id") WHERE "incident_points"."ticket_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_points_mention_idx" ON "incident_points" USING btree ("mention_id") WHERE "incident_points"."mention_id" is not null;--> statement-breakpoint
CREATE INDEX "incident_points_pending_idx" ON "incident_points" USING btree ("id") WHERE "incident_points"."pending";--> statement-breakpoint
CREATE INDEX "incident_points_ward_idx" ON "incident_points" USING btree ("ward_code","at");--> statement-breakpoint
CREATE INDEX "incident_points_cell_idx" ON "incident_points" USING btree ("cell","at");--> statement-breakpoint
CREATE INDEX "incident_points_street_idx" ON "incident_points" USING btree ("street","at") WHERE "incident_points"."street" is not null;--> statement-breakpoint
CREATE INDEX "incident_points_at_idx" ON "incident_points" USING btree ("at");--> statement-breakpoint
CREATE INDEX "incidents_open_idx" ON "incidents" USING btree ("sector","last_at") WHERE "incidents"."state" in ('proposed', 'confirmed');--> statement-breakpoint
CREATE INDEX "incidents_state_idx" ON "incidents" USING btree ("state","last_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "incidents_closing_idx" ON "incidents" USING btree ("closing_since") WHERE "incidents"."closing_since" is not null;--> statement-breakpoint
create trigger incident_events_append_only before update or delete on incident_events for each row execute function refuse_change();
