CREATE TABLE "saved_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"name" text NOT NULL,
	"filters" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"unit_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_search" (
	"ticket_id" bigint NOT NULL,
	"message_id" bigint DEFAULT 0 NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "ticket_search_ticket_id_message_id_pk" PRIMARY KEY("ticket_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "reply_boxes" ADD COLUMN "here_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_user_idx" ON "saved_views" USING btree ("user_id","position");--> statement-breakpoint
CREATE INDEX "saved_views_shared_idx" ON "saved_views" USING btree ("unit_id") WHERE "saved_views"."shared";--> statement-breakpoint
CREATE INDEX "ticket_search_words_idx" ON "ticket_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "tickets_unit_state_idx" ON "tickets" USING btree ("unit_id","state","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tickets_waiting_due_idx" ON "tickets" USING btree ("resolution_due_at") WHERE "tickets"."state" in ('new', 'needs_triage', 'triaged', 'assigned', 'in_progress', 'waiting_citizen', 'reopened');--> statement-breakpoint
CREATE INDEX "tickets_critical_idx" ON "tickets" USING btree ("created_at" DESC NULLS LAST) WHERE "tickets"."urgency" = 'critical' and "tickets"."state" in ('new', 'needs_triage', 'triaged', 'assigned', 'in_progress', 'waiting_citizen', 'reopened');--> statement-breakpoint
CREATE INDEX "tickets_reopened_idx" ON "tickets" USING btree ("created_at" DESC NULLS LAST) WHERE "tickets"."reopened" > 0;--> statement-breakpoint
CREATE INDEX "tickets_badly_rated_idx" ON "tickets" USING btree ("created_at" DESC NULLS LAST) WHERE "tickets"."csat" <= 2;--> statement-breakpoint
-- "Đường Trần-Phú, 12/3" is "duong tran phu 12 3". No extension and no locale of the server is asked: it is the same everywhere.
create function bare_words(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(lower(translate(regexp_replace(normalize(said, nfd), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')), '[^a-z0-9]+', ' ', 'g')
$$;
--> statement-breakpoint
-- The same with its tone marks: "đường trần phú 12 3".
create function plain_words(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g')
$$;
--> statement-breakpoint
-- Both ways of writing, each with its word order. A book-length text counts with its beginning: a vector holds a megabyte.
create function words_of(said text, bare text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.simple', left(bare, 20000)) || to_tsvector('pg_catalog.simple', plain_words(left(said, 20000)))
$$;
--> statement-breakpoint
create function ticket_words(t tickets) returns tsvector language sql stable parallel safe as $$
  select setweight(words_of(place, bare_words(place)), 'A')
    || setweight(words_of(t.text, regexp_replace(t.text_folded, '[^a-z0-9]+', ' ', 'g')), 'B')
    || setweight(words_of(coalesce(t.public_answer, ''), bare_words(coalesce(t.public_answer, ''))), 'C')
  from (select concat_ws(' ', t.reference, t.address, t.place ->> 'street', t.place #>> '{ward,name}') as place) p
$$;
--> statement-breakpoint
create function keep_ticket_words() returns trigger language plpgsql as $$
begin
  insert into ticket_search (ticket_id, message_id, words) values (new.id, 0, ticket_words(new))
  on conflict (ticket_id, message_id) do update set words = excluded.words where ticket_search.words <> excluded.words;
  return null;
end $$;
--> statement-breakpoint
create trigger tickets_words_new after insert on tickets for each row execute function keep_ticket_words();
--> statement-breakpoint
create trigger tickets_words_changed after update of text, text_folded, address, place, public_answer on tickets for each row
  when (old.text is distinct from new.text or old.text_folded is distinct from new.text_folded or old.address is distinct from new.address
    or old.place is distinct from new.place or old.public_answer is distinct from new.public_answer)
  execute function keep_ticket_words();
--> statement-breakpoint
-- A row of its own for each answer: what locks a message never waits for what locks its ticket.
create function keep_answer_words() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from ticket_search where ticket_id = old.ticket_id and message_id = old.id;
  end if;
  if tg_op <> 'DELETE' and new.ticket_id is not null and new.text <> '' and not new.hidden and new.kind in ('reply', 'echo') then
    insert into ticket_search (ticket_id, message_id, words)
    values (new.ticket_id, new.id, setweight(words_of(new.text, bare_words(new.text)), 'C'))
    on conflict (ticket_id, message_id) do update set words = excluded.words;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger messages_words_new after insert on messages for each row when (new.direction = 'out') execute function keep_answer_words();
--> statement-breakpoint
create trigger messages_words_changed after update of text, hidden, ticket_id on messages for each row when (new.direction = 'out')
  execute function keep_answer_words();
--> statement-breakpoint
create trigger messages_words_gone after delete on messages for each row when (old.direction = 'out') execute function keep_answer_words();
--> statement-breakpoint
insert into ticket_search (ticket_id, message_id, words) select t.id, 0, ticket_words(t) from tickets t;
--> statement-breakpoint
insert into ticket_search (ticket_id, message_id, words)
select ticket_id, id, setweight(words_of(text, bare_words(text)), 'C') from messages
where direction = 'out' and kind in ('reply', 'echo') and ticket_id is not null and text <> '' and not hidden;
--> statement-breakpoint
-- Wakes who shows tickets (services/live): that something has happened, not what.
create function tell_of_events() returns trigger language plpgsql as $$
begin
  perform pg_notify('langnghe_tickets', '');
  return null;
end $$;
--> statement-breakpoint
create trigger ticket_events_tell after insert on ticket_events for each statement execute function tell_of_events();
