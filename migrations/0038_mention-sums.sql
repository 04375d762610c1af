CREATE TABLE "mention_sums" (
	"division" text NOT NULL,
	"key" text NOT NULL,
	"on_day" date NOT NULL,
	"relevant" integer NOT NULL,
	"negative" integer NOT NULL,
	"neutral" integer NOT NULL,
	"positive" integer NOT NULL,
	CONSTRAINT "mention_sums_division_key_on_day_pk" PRIMARY KEY("division","key","on_day")
);
--> statement-breakpoint
CREATE INDEX "mention_sums_day_idx" ON "mention_sums" USING btree ("division","on_day");--> statement-breakpoint
CREATE INDEX "mention_days_sector_idx" ON "mention_days" USING btree ("sector","on_day") WHERE "mention_days"."topic_id" = 0;--> statement-breakpoint
CREATE INDEX "mention_days_ward_idx" ON "mention_days" USING btree ("ward_code","on_day") WHERE "mention_days"."topic_id" = 0;--> statement-breakpoint
-- Sums go with the counts by day, whoever writes them.
create function sum_mention_days() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select 1 as sign, * from added'
    when 'DELETE' then 'select -1 as sign, * from gone'
    else 'select 1 as sign, * from added union all select -1, * from gone' end;
begin
  execute format('
    insert into mention_sums as known (division, key, on_day, relevant, negative, neutral, positive)
    select division, key, on_day, sum(m), coalesce(sum(m) filter (where sentiment = ''negative''), 0),
      coalesce(sum(m) filter (where sentiment = ''neutral''), 0), coalesce(sum(m) filter (where sentiment = ''positive''), 0)
    from (select *, sign * relevant as m from (%s) rows where relevant <> 0) changed
      cross join lateral (
        select ''topic'' as division, topic_id::text as key where topic_id <> 0
        union all select * from (values (''all'', ''''), (''sector'', sector), (''ward'', ward_code), (''source'', source_id)) each
          where topic_id = 0) by
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (division, key, on_day) do update set relevant = known.relevant + excluded.relevant,
      negative = known.negative + excluded.negative, neutral = known.neutral + excluded.neutral,
      positive = known.positive + excluded.positive', changed);
  return null;
end $$;--> statement-breakpoint
create trigger mention_days_added after insert on mention_days referencing new table as added
  for each statement execute function sum_mention_days();--> statement-breakpoint
create trigger mention_days_changed after update on mention_days referencing new table as added old table as gone
  for each statement execute function sum_mention_days();--> statement-breakpoint
create trigger mention_days_gone after delete on mention_days referencing old table as gone
  for each statement execute function sum_mention_days();--> statement-breakpoint
-- What was counted before: the same sums, by the trigger itself.
create table mention_days_before as select * from mention_days;--> statement-breakpoint
truncate mention_days;--> statement-breakpoint
insert into mention_days select * from mention_days_before;--> statement-breakpoint
drop table mention_days_before;
