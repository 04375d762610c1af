-- The words of a row with which batches of 262,144 tickets it counts with: its own and the next ("~7" and "~8"), so that the newest
-- batch always has as many. With them the index can be asked for what matches among the newest. No word of a text begins with "~".
create function words_in_batch(words tsvector, ticket_id bigint) returns tsvector language sql immutable parallel safe as $$
  select words || array_to_tsvector(array['~' || (ticket_id >> 18)::text, '~' || ((ticket_id >> 18) + 1)::text])
$$;
--> statement-breakpoint
DROP INDEX "ticket_search_words_idx";--> statement-breakpoint
CREATE INDEX "ticket_search_batch_idx" ON "ticket_search" USING gin (words_in_batch("words", "ticket_id"));
