CREATE TABLE "ward_populations" (
	"ward_code" text PRIMARY KEY NOT NULL,
	"people" integer NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ward_populations" ADD CONSTRAINT "ward_populations_ward_code_wards_code_fk" FOREIGN KEY ("ward_code") REFERENCES "public"."wards"("code") ON DELETE no action ON UPDATE no action;