-- Why it was paused when an occasion was left out, in the words of whoever paused it.
alter table "ScheduleOccasion" add column "note" text;

-- What the witness looks at every minute: occasions whose run has not been seen to end.
create index "ScheduleOccasion_open" on "ScheduleOccasion" ("dueAt")
  where state = 'dispatched' and ("runStatus" is null or "runStatus" not in ('completed', 'failed', 'cancelled'));
