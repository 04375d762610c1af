CREATE SEQUENCE "public"."mention_ids" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "mention_days" (
	"on_day" date NOT NULL,
	"source_id" text NOT NULL,
	"sector" text NOT NULL,
	"ward_code" text NOT NULL,
	"sentiment" text NOT NULL,
	"topic_id" bigint NOT NULL,
	"n" integer NOT NULL,
	"relevant" integer NOT NULL,
	"shard" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "mention_days_pk" PRIMARY KEY("topic_id","on_day","source_id","sector","ward_code","sentiment","shard")
);
--> statement-breakpoint
CREATE TABLE "mention_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mention_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mention_id" bigint NOT NULL,
	"step" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"by_user_id" bigint,
	"by_name" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mention_keys" (
	"source_id" text NOT NULL,
	"item_key" text NOT NULL,
	"mention_id" bigint NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mention_keys_source_id_item_key_pk" PRIMARY KEY("source_id","item_key")
);
--> statement-breakpoint
CREATE TABLE "mention_topics" (
	"topic_id" bigint NOT NULL,
	"mention_id" bigint NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"why" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "mention_topics_topic_id_mention_id_pk" PRIMARY KEY("topic_id","mention_id")
);
--> statement-breakpoint
CREATE TABLE "mention_vectors" (
	"mention_id" bigint PRIMARY KEY NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"model" text NOT NULL,
	"vector" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"id" bigint DEFAULT nextval('mention_ids') NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"source_id" text NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"text" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"author_hash" text,
	"author_name_sealed" text,
	"parent_key" text,
	"reach" integer DEFAULT 0 NOT NULL,
	"sector" text,
	"urgency" text,
	"verdict_kind" text,
	"sentiment" text,
	"confidence" real,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"keywords" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"model" text,
	"ward_code" text,
	"lat" double precision,
	"lng" double precision,
	"place" text,
	"relevance" real,
	"relevance_why" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"simhash" bigint,
	"same_as" bigint,
	"copies" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'new' NOT NULL,
	"dismiss_reason" text,
	"decided_by_id" bigint,
	"decided_at" timestamp (3) with time zone,
	"ticket_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"words" "tsvector" DEFAULT '' NOT NULL,
	CONSTRAINT "mentions_id_posted_at_pk" PRIMARY KEY("id","posted_at")
) PARTITION BY RANGE ("posted_at");
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"query" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"by_user_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"matched_to" bigint,
	CONSTRAINT "topics_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "mention_events" ADD CONSTRAINT "mention_events_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention_topics" ADD CONSTRAINT "mention_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mention_days_day_idx" ON "mention_days" USING btree ("on_day");--> statement-breakpoint
CREATE INDEX "mention_events_mention_idx" ON "mention_events" USING btree ("mention_id","id");--> statement-breakpoint
CREATE INDEX "mention_keys_mention_idx" ON "mention_keys" USING btree ("mention_id");--> statement-breakpoint
CREATE INDEX "mention_topics_posted_idx" ON "mention_topics" USING btree ("topic_id","posted_at");--> statement-breakpoint
CREATE INDEX "mention_topics_mention_idx" ON "mention_topics" USING btree ("mention_id");--> statement-breakpoint
CREATE INDEX "mention_vectors_posted_idx" ON "mention_vectors" USING btree ("posted_at");--> statement-breakpoint
CREATE INDEX "mentions_waiting_idx" ON "mentions" USING btree ("posted_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "mentions"."state" = 'new' and "mentions"."same_as" is null;--> statement-breakpoint
CREATE INDEX "mentions_newest_idx" ON "mentions" USING btree ("posted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mentions_words_idx" ON "mentions" USING gin ("words");--> statement-breakpoint
CREATE INDEX "mentions_url_idx" ON "mentions" USING btree ("url") WHERE "mentions"."url" is not null;--> statement-breakpoint
CREATE INDEX "mentions_same_idx" ON "mentions" USING btree ("same_as") WHERE "mentions"."same_as" is not null;--> statement-breakpoint
CREATE INDEX "mentions_author_idx" ON "mentions" USING btree ("author_hash","posted_at") WHERE "mentions"."author_hash" is not null;--> statement-breakpoint
CREATE INDEX "mentions_ticket_idx" ON "mentions" USING btree ("ticket_id") WHERE "mentions"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "mentions_sector_ward_idx" ON "mentions" USING btree ("sector","ward_code","posted_at");--> statement-breakpoint
CREATE INDEX "mentions_unread_idx" ON "mentions" USING btree ("id") WHERE "mentions"."model" is null and "mentions"."removed_at" is null;--> statement-breakpoint
-- What is older or younger than any month that has a partition of its own.
create table mentions_other partition of mentions default;--> statement-breakpoint
create trigger mention_events_append_only before update or delete on mention_events for each row execute function refuse_change();
