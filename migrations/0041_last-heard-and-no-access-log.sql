-- Readings of contacts are in the audit log. What a first trial wrote here is evidence, and stays under another name.
do $$ begin
  if exists (select from access_log) then
    alter table access_log rename to access_log_old;
  else
    drop table access_log;
  end if;
end $$;
--> statement-breakpoint
CREATE INDEX "deliveries_account_received_idx" ON "deliveries" USING btree ("account_id","received_at" DESC NULLS LAST);
