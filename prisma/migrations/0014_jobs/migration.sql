-- What jobs need beside the engine: effects, reruns, schedules and what became of each occasion, views, alerts.
-- CreateTable
CREATE TABLE "Effect" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provider" TEXT,
    "patientId" UUID,
    "functionId" TEXT,
    "runId" UUID,
    "stepName" TEXT,
    "status" TEXT NOT NULL,
    "externalId" TEXT,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "releaseSha" TEXT NOT NULL DEFAULT 'unknown',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RerunAction" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "filter" JSON,
    "causeId" UUID,
    "fromPoint" TEXT NOT NULL DEFAULT 'start',
    "fromStep" TEXT,
    "repeatEffects" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "requestedById" UUID NOT NULL,
    "approvalId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RerunAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RerunItem" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "newRunId" UUID,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RerunItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "scheduleId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "clinicId" UUID,
    "lastDueAt" TIMESTAMPTZ(3),
    "nextDueAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "pausedById" UUID,
    "pauseReason" TEXT,
    "catchUp" TEXT,
    "tooLateMs" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("scheduleId","scope")
);

-- CreateTable
CREATE TABLE "ScheduleOccasion" (
    "id" UUID NOT NULL,
    "scheduleId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "clinicId" UUID,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "isManual" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'expected',
    "reason" TEXT,
    "isCaughtUp" BOOLEAN NOT NULL DEFAULT false,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "isDouble" BOOLEAN NOT NULL DEFAULT false,
    "isOverlapped" BOOLEAN NOT NULL DEFAULT false,
    "runs" INTEGER NOT NULL DEFAULT 0,
    "runId" UUID,
    "runStatus" TEXT,
    "requestedById" UUID,
    "dispatchedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScheduleOccasion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "clinicId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "clinicId" UUID,
    "subject" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "detail" TEXT,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "firedAt" TIMESTAMPTZ(3),
    "clearedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSON,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "Effect_clinicId_runId_idx" ON "Effect"("clinicId", "runId");

-- CreateIndex
CREATE INDEX "Effect_clinicId_patientId_createdAt_id_idx" ON "Effect"("clinicId", "patientId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Effect_clinicId_status_createdAt_id_idx" ON "Effect"("clinicId", "status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Effect_clinicId_key_key" ON "Effect"("clinicId", "key");

-- CreateIndex
CREATE INDEX "RerunAction_clinicId_createdAt_id_idx" ON "RerunAction"("clinicId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "RerunAction_clinicId_causeId_idx" ON "RerunAction"("clinicId", "causeId");

-- CreateIndex
CREATE UNIQUE INDEX "RerunAction_clinicId_id_key" ON "RerunAction"("clinicId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RerunAction_clinicId_key_key" ON "RerunAction"("clinicId", "key");

-- CreateIndex
CREATE INDEX "RerunItem_clinicId_actionId_outcome_id_idx" ON "RerunItem"("clinicId", "actionId", "outcome", "id");

-- CreateIndex
CREATE INDEX "RerunItem_clinicId_runId_idx" ON "RerunItem"("clinicId", "runId");

-- CreateIndex
CREATE UNIQUE INDEX "RerunItem_clinicId_actionId_runId_key" ON "RerunItem"("clinicId", "actionId", "runId");

-- CreateIndex
CREATE INDEX "Schedule_clinicId_idx" ON "Schedule"("clinicId");

-- CreateIndex
CREATE INDEX "ScheduleOccasion_clinicId_dueAt_id_idx" ON "ScheduleOccasion"("clinicId", "dueAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ScheduleOccasion_state_dueAt_idx" ON "ScheduleOccasion"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "ScheduleOccasion_scheduleId_scope_dueAt_key" ON "ScheduleOccasion"("scheduleId", "scope", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_clinicId_memberId_page_name_key" ON "SavedView"("clinicId", "memberId", "page", "name");

-- CreateIndex
CREATE INDEX "Alert_clinicId_state_firstSeenAt_id_idx" ON "Alert"("clinicId", "state", "firstSeenAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Alert_state_firstSeenAt_id_idx" ON "Alert"("state", "firstSeenAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "RerunItem" ADD CONSTRAINT "RerunItem_clinicId_actionId_fkey" FOREIGN KEY ("clinicId", "actionId") REFERENCES "RerunAction"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_clinicId_memberId_fkey" FOREIGN KEY ("clinicId", "memberId") REFERENCES "Member"("clinicId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "Effect"
  add check (kind in ('message', 'crm_write', 'payment', 'notification', 'task', 'other')),
  add check (status in ('started', 'done', 'failed', 'unsure'));
alter table "RerunAction"
  add check (scope in ('selected', 'match', 'cause')),
  add check ("fromPoint" in ('start', 'step', 'failed_step')),
  add check (("fromPoint" = 'step') = ("fromStep" is not null)),
  add check (status in ('waiting', 'running', 'done', 'stopped', 'denied'));
alter table "RerunItem"
  add check (outcome in ('waiting', 'started', 'completed', 'failed', 'cancelled', 'skipped'));
alter table "Schedule"
  add check ("catchUp" in ('skip', 'once', 'all')),
  add check (scope = coalesce("clinicId"::text, 'platform')),
  add check (("pausedAt" is null) = ("pauseReason" is null));
alter table "ScheduleOccasion"
  add check (state in ('expected', 'dispatched', 'skipped', 'missed')),
  add check (scope = coalesce("clinicId"::text, 'platform'));
alter table "Alert"
  add check (state in ('pending', 'firing', 'cleared')),
  add check (scope = coalesce("clinicId"::text, 'platform'));
-- One open alert a name, scope and subject.
create unique index "Alert_one_open" on "Alert" (name, scope, subject) where state <> 'cleared';

-- Who may see and change what: a clinic its own, the platform what has no clinic or is looked after across clinics.
do $$
declare
  owned text;
begin
  foreach owned in array array[
    'Effect', 'RerunAction', 'RerunItem', 'Schedule', 'ScheduleOccasion', 'SavedView', 'Alert'
  ] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy clinic on %I to rounds_app '
      'using ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
      'with check ("clinicId" = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
      owned
    );
    execute format('create policy owner_reads on %I for select to current_user using (true)', owned);
  end loop;
end
$$;
alter table "Heartbeat" enable row level security;
alter table "Heartbeat" force row level security;
create policy owner_reads on "Heartbeat" for select to current_user using (true);
create policy platform on "Heartbeat" to rounds_platform using (true) with check (true);
create policy platform on "Schedule" to rounds_platform using (true) with check (true);
create policy platform on "ScheduleOccasion" to rounds_platform using (true) with check (true);
create policy platform on "Alert" to rounds_platform using (true) with check (true);
create policy platform on "Effect" for select to rounds_platform using (true);

grant select, insert, update on "Effect", "RerunAction", "RerunItem", "Schedule", "ScheduleOccasion", "Alert" to rounds_app;
grant select, insert, update, delete on "SavedView" to rounds_app;
grant select, insert, update, delete on "Schedule", "ScheduleOccasion", "Alert", "Heartbeat" to rounds_platform;
grant select on "Effect" to rounds_platform;

-- The engine's tables. A rerun names the run it comes from, the step it begins at and the action it belongs to; a trace
-- goes from the webhook through every run that follows from it.
alter table engine.event
  -- The hashed id of the step a rerun begins at; what came before it is kept. '' begins at the step that failed.
  add column rerun_from text,
  add column rerun_action uuid,
  -- W3C traceparent.
  add column trace text;
grant insert (rerun_from, rerun_action, trace) on engine.event to rounds_app;

alter table engine.run
  add column engine text not null default 'embedded' check (engine in ('embedded', 'server')),
  -- As a server calls it.
  add column external_id text,
  -- Whom and what it is about, as its event says.
  add column patient_id uuid,
  add column provider text,
  add column schedule_id text,
  add column occasion_id uuid,
  -- The group whose number of calls at a time is limited: function and key.
  add column gate text,
  add column gate_limit integer,
  -- Seconds by which it goes before others.
  add column priority integer not null default 0,
  add column singleton_key text,
  add column debounce_key text,
  -- The run that invoked it, and its step there.
  add column parent_run_id uuid,
  add column parent_step_id text,
  add column rerun_from text,
  add column rerun_action uuid,
  add column trace text,
  -- What it failed of: see engine.cause.
  add column fingerprint text,
  -- person, event, timeout, singleton
  add column cancelled_because text,
  -- A run that failed waits until it was run again with success or discarded.
  add column settled_as text check (settled_as in ('rerun', 'discarded')),
  add column settled_at timestamptz(3),
  add column settled_by text;

alter table engine.step
  -- One of a group of which the first decides.
  add column race boolean not null default false,
  -- Not done here: kept from this earlier run.
  add column kept_from uuid;

alter table engine.job
  add column gate text,
  add column gate_limit integer,
  add column priority integer not null default 0;

-- What a run waits for besides time: an event to go on, an event to be cancelled by, an invoked run's end.
create table engine.wait (
  id bigint generated always as identity primary key,
  run_id uuid not null,
  -- '' for what cancels the run.
  step_id text not null,
  kind text not null check (kind in ('event', 'cancel', 'invoke')),
  event_name text not null,
  expression text,
  -- What an event's own value must be, where the expression asks for no more than that; found by index.
  match_path text,
  match_value text,
  clinic_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  unique (run_id, step_id, kind, event_name)
);
create index wait_by_value on engine.wait (event_name, match_value);

-- Failures of one cause.
create table engine.cause (
  id uuid primary key default gen_random_uuid(),
  clinic_id uuid,
  -- Hash of function, step, error, provider and release.
  fingerprint text not null,
  function_id text not null,
  step_name text,
  error_name text not null,
  error_code text,
  provider text,
  release_sha text not null,
  count bigint not null default 0,
  first_at timestamptz(3) not null default clock_timestamp(),
  last_at timestamptz(3) not null default clock_timestamp(),
  -- The member who looks after it, and what they found.
  owner_id uuid,
  note text,
  state text not null default 'open' check (state in ('open', 'fixed', 'ignored')),
  -- The release it was fixed in.
  fixed_in text,
  state_at timestamptz(3),
  unique nulls not distinct (clinic_id, fingerprint)
);
create index cause_by_time on engine.cause (clinic_id, last_at desc, id desc);
create index run_by_cause on engine.run (clinic_id, fingerprint, created_at desc, id desc) where fingerprint is not null;
create index run_by_patient on engine.run (clinic_id, patient_id, created_at desc, id desc) where patient_id is not null;
create index run_by_rerun on engine.run (rerun_action) where rerun_action is not null;
create index run_by_parent on engine.run (parent_run_id) where parent_run_id is not null;
create index run_by_occasion on engine.run (occasion_id) where occasion_id is not null;
create unique index run_by_external on engine.run (external_id) where external_id is not null;
-- Dead letters.
create index run_unsettled on engine.run (clinic_id, created_at desc, id desc) where status = 'failed' and settled_as is null;

do $$
declare
  one text;
begin
  foreach one in array array['wait', 'cause'] loop
    execute format('alter table engine.%I enable row level security', one);
    execute format('alter table engine.%I force row level security', one);
    execute format('create policy platform on engine.%I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on engine.%I for select to current_user using (true)', one);
    execute format(
      'create policy clinic on engine.%I to rounds_app '
      'using (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid) '
      'with check (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)',
      one
    );
  end loop;
end
$$;
grant select, insert, update, delete on engine.wait, engine.cause to rounds_platform;
grant select, delete on engine.wait to rounds_app;
grant select on engine.cause to rounds_app;
grant update (owner_id, note, state, fixed_in, state_at) on engine.cause to rounds_app;
grant update (settled_as, settled_at, settled_by, cancelled_because) on engine.run to rounds_app;

create or replace view "Run" with (security_invoker = true) as
  select run.id, run.clinic_id as "clinicId", run.function_id as "functionId", run.status,
    run.created_at as "createdAt", run.started_at as "startedAt", run.finished_at as "finishedAt",
    run.event_name as "eventName", run.event_id as "eventId", run.subject_id as "subjectId", run.attempt,
    run.max_attempts as "maxAttempts", run.error, run.rerun_of as "rerunOf", run.release_sha as "releaseSha",
    run.engine, run.external_id as "externalId", run.patient_id as "patientId", run.provider,
    run.schedule_id as "scheduleId", run.occasion_id as "occasionId", run.parent_run_id as "parentRunId",
    run.rerun_from as "rerunFrom", run.rerun_action as "rerunAction", run.trace, run.fingerprint,
    run.cancelled_because as "cancelledBecause", run.settled_as as "settledAs", run.settled_at as "settledAt",
    run.settled_by as "settledBy"
  from engine.run;

create or replace view "Step" with (security_invoker = true) as
  select step.run_id as "runId", step.id, step.name, step.op as kind,
    case
      when step.state = 'done' and step.error is null then 'completed'
      when step.state = 'done' then 'failed'
      -- What a run left open when it ended is never done.
      when run.finished_at is not null then 'cancelled'
      when step.state = 'retry' then 'retrying'
      when step.op in ('waitForEvent', 'invoke') then 'waiting'
      when step.due_at is not null then 'sleeping'
      else 'running'
    end as status,
    step.attempt, step.clinic_id as "clinicId", step.created_at as "createdAt", step.started_at as "startedAt",
    step.finished_at as "finishedAt", step.due_at as "dueAt", step.error, step.seq,
    json_typeof(step.output) as "outputKind", step.kept_from as "keptFrom"
  from engine.step join engine.run on run.id = step.run_id;
