-- The words of a row and which batch of 262,144 tickets it is of: "~0", "~1", … With it the index can be asked for what matches
-- among the newest batches. No word of a text begins with "~".
create function words_in_batch(words tsvector, ticket_id bigint) returns tsvector language sql immutable parallel safe as $$
  select words || array_to_tsvector(array['~' || (ticket_id >> 18)::text])
$$;
--> statement-breakpoint
DROP INDEX "ticket_search_words_idx";--> statement-breakpoint
CREATE INDEX "ticket_search_batch_idx" ON "ticket_search" USING gin (words_in_batch("words", "ticket_id"));
