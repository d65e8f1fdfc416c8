-- What the witness has once called missed stays so, whatever the schedules make of it later.
alter table "ScheduleOccasion" add column "wasMissed" boolean not null default false;
alter table "ScheduleOccasion" no force row level security;
update "ScheduleOccasion" set "wasMissed" = true where state = 'missed';
alter table "ScheduleOccasion" force row level security;
alter table "ScheduleOccasion" add constraint "ScheduleOccasion_missed_once" check (state <> 'missed' or "wasMissed");
create index "ScheduleOccasion_missed" on "ScheduleOccasion" ("dueAt") where "wasMissed";

-- By which zone a schedule was planned, and what the wall clock showed at its last occasion: a clinic that moves to
-- another zone must not have the same day's twice.
alter table "Schedule" add column "timeZone" text, add column "lastLocal" text;
