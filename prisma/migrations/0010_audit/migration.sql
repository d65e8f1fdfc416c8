-- Where the sealer has been, so that it looks only above it.
alter table "FactLink" add column seq bigint not null;
create index "FactLink_seq_idx" on "FactLink" (seq desc);

-- The latest finished tasks first.
create index "Task_clinicId_finishedAt_id_idx" on "Task" ("clinicId", "finishedAt" desc, id desc);
