CREATE TABLE "source_subscriptions" (
	"source_id" text NOT NULL,
	"topic" text NOT NULL,
	"wanted" text NOT NULL,
	"secret_sealed" text NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"ask_after" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"denied_at" timestamp (3) with time zone,
	CONSTRAINT "source_subscriptions_source_id_topic_pk" PRIMARY KEY("source_id","topic")
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "source_subscriptions" ADD CONSTRAINT "source_subscriptions_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;