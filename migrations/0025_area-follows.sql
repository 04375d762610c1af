CREATE TABLE "area_follows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "area_follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email_sealed" text NOT NULL,
	"email_index" text NOT NULL,
	"ward_code" text NOT NULL,
	"lang" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "area_follows" ADD CONSTRAINT "area_follows_ward_code_wards_code_fk" FOREIGN KEY ("ward_code") REFERENCES "public"."wards"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "area_follows_email_ward_idx" ON "area_follows" USING btree ("email_index","ward_code");--> statement-breakpoint
CREATE INDEX "area_follows_unconfirmed_idx" ON "area_follows" USING btree ("created_at") WHERE "area_follows"."confirmed_at" is null;