-- Lists of runs by what people filter them by, newest first. Each index costs every change of a run's state, so those
-- that can leave the common case out do. What stands on `error` is found through engine.cause and its fingerprint.
create index run_by_release on engine.run (clinic_id, release_sha, created_at desc, id desc);
create index run_by_provider on engine.run (clinic_id, provider, created_at desc, id desc) where provider is not null;
create index run_by_schedule on engine.run (clinic_id, schedule_id, created_at desc, id desc)
  where schedule_id is not null;
create index run_retried on engine.run (clinic_id, created_at desc, id desc) where attempt > 0;
