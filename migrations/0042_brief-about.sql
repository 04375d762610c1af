DROP INDEX "brief_subscriptions_live_idx";--> statement-breakpoint
ALTER TABLE "brief_subscriptions" ADD COLUMN "about" text DEFAULT 'figures' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "brief_subscriptions_live_idx" ON "brief_subscriptions" USING btree ("recipient","about","kind") WHERE "brief_subscriptions"."ended_at" is null;