ALTER TABLE "contacts" ADD COLUMN "author_hash" text;--> statement-breakpoint
CREATE INDEX "contacts_author_hash_idx" ON "contacts" USING btree ("author_hash") WHERE "contacts"."author_hash" is not null;--> statement-breakpoint
ALTER TABLE "incident_points" DROP COLUMN "spots";--> statement-breakpoint
ALTER TABLE "incident_points" DROP COLUMN "matters";