CREATE TABLE "mention_bands" (
	"band" smallint NOT NULL,
	"bits" integer NOT NULL,
	"mention_id" bigint NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mention_bands_band_bits_mention_id_pk" PRIMARY KEY("band","bits","mention_id")
);
--> statement-breakpoint
CREATE TABLE "relevance_models" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "relevance_models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"weights" jsonb NOT NULL,
	"decisions" integer NOT NULL,
	"report" jsonb NOT NULL,
	"fitted_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mentions" ADD COLUMN "unit_id" text;--> statement-breakpoint
CREATE INDEX "mention_bands_mention_idx" ON "mention_bands" USING btree ("mention_id");--> statement-breakpoint
CREATE INDEX "mention_bands_posted_idx" ON "mention_bands" USING btree ("posted_at");--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_serious_idx" ON "mentions" USING btree ("urgency","posted_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "mentions"."state" = 'new' and "mentions"."same_as" is null;--> statement-breakpoint
CREATE INDEX "mentions_source_idx" ON "mentions" USING btree ("source_id","posted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mentions_unit_idx" ON "mentions" USING btree ("unit_id","posted_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "mentions"."unit_id" is not null;