CREATE TABLE "reply_boxes" (
	"user_id" bigint NOT NULL,
	"ticket_id" bigint NOT NULL,
	"text" text,
	"way" text,
	"files" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone,
	"writing_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reply_boxes_user_id_ticket_id_pk" PRIMARY KEY("user_id","ticket_id")
);
--> statement-breakpoint
ALTER TABLE "reply_boxes" ADD CONSTRAINT "reply_boxes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_boxes" ADD CONSTRAINT "reply_boxes_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reply_boxes_ticket_idx" ON "reply_boxes" USING btree ("ticket_id");