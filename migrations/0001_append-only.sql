-- What was received and what was done is only ever added to. Erasure of a citizen's data is the one exception: it says
-- so for its own transaction with: set local langnghe.erasing = 'on'.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if current_setting('langnghe.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger deliveries_append_only before update or delete on deliveries for each row execute function refuse_change();
--> statement-breakpoint
create trigger raw_events_append_only before update or delete on raw_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger ticket_events_append_only before update or delete on ticket_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger verdicts_append_only before update or delete on verdicts for each row execute function refuse_change();
--> statement-breakpoint
create trigger access_log_append_only before update or delete on access_log for each row execute function refuse_change();
