-- A rerun takes the runs that had ended by the time its preview was drawn.
alter table "RerunAction" add column "cutOffAt" timestamptz(3);
-- The event's data as a person changed it; of a single run alone.
alter table "RerunItem" add column "input" json;
