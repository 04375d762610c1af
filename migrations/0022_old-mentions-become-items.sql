-- What Facebook told before listening existed is kept as items of a source of its account, and taken like any other.
-- Names stay behind: they are sealed for one column, and old ones would be dropped in days anyway.
insert into sources (id, kind, name, account_id)
  select distinct 'facebook-' || a.id, 'facebook_page', a.id, a.id from mentions m join channel_accounts a on a.id = m.account_id;--> statement-breakpoint
insert into source_items (source_id, item_key, digest, item)
  select 'facebook-' || m.account_id, m.object_id, encode(sha256(convert_to(m.object_id || ' ' || m.text, 'UTF8')), 'hex'),
    jsonb_build_object('verb', 'upsert', 'key', m.object_id, 'kind', case m.kind when 'rating' then 'rating' else 'post' end,
      'text', m.text, 'url', case when m.facts->>'permalink' like 'https://%' then m.facts->>'permalink' end,
      'authorKey', null, 'authorName', null,
      'postedAt', to_char(m.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'changedAt', to_char(m.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from mentions m where m.text <> '' and m.object_id not like 'erased-%';--> statement-breakpoint
DROP TABLE "mentions" CASCADE;
