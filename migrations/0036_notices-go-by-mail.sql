DROP INDEX "staff_notices_undelivered_idx";--> statement-breakpoint
ALTER TABLE "staff_notices" DROP COLUMN "delivered_at";