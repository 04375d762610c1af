CREATE TABLE "source_costs" (
	"source_id" text NOT NULL,
	"on_day" date NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"items" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "source_costs_source_id_on_day_pk" PRIMARY KEY("source_id","on_day")
);
--> statement-breakpoint
CREATE TABLE "source_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source_id" text NOT NULL,
	"item_key" text NOT NULL,
	"digest" text NOT NULL,
	"item" jsonb,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secret_sealed" text,
	"account_id" text,
	"paused" boolean DEFAULT false NOT NULL,
	"next_at" timestamp (3) with time zone,
	"cursor" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tried_at" timestamp (3) with time zone,
	"ok_at" timestamp (3) with time zone,
	"newest_at" timestamp (3) with time zone,
	"fault" text,
	"fault_facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"faults_in_a_row" integer DEFAULT 0 NOT NULL,
	"retention_days" integer DEFAULT 365 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_costs" ADD CONSTRAINT "source_costs_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_account_id_channel_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."channel_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "source_items_told_once_idx" ON "source_items" USING btree ("source_id","item_key","digest");--> statement-breakpoint
CREATE INDEX "source_items_pending_idx" ON "source_items" USING btree ("id") WHERE "source_items"."taken_at" is null;--> statement-breakpoint
CREATE INDEX "source_items_received_idx" ON "source_items" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "sources_due_idx" ON "sources" USING btree ("next_at") WHERE not "sources"."paused" and "sources"."next_at" is not null;