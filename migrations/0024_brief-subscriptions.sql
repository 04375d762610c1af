CREATE TABLE "brief_subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "brief_subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"recipient" text NOT NULL,
	"user_id" bigint,
	"name" text DEFAULT '' NOT NULL,
	"email_sealed" text,
	"kind" text NOT NULL,
	"hour" smallint NOT NULL,
	"full" boolean NOT NULL,
	"form" text NOT NULL,
	"lang" text NOT NULL,
	"created_by" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_how" text
);
--> statement-breakpoint
ALTER TABLE "brief_subscriptions" ADD CONSTRAINT "brief_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief_subscriptions" ADD CONSTRAINT "brief_subscriptions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "brief_subscriptions_live_idx" ON "brief_subscriptions" USING btree ("recipient","kind") WHERE "brief_subscriptions"."ended_at" is null;