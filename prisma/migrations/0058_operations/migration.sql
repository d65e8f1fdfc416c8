-- Releases and deployments, probes, alerts told, incidents, maintenance, backups and machines' tokens: the whole
-- installation's, so no row has a clinic. Who may see and change them is decided at the door.

-- CreateTable
CREATE TABLE "Backup" (
    "id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT 'scheduled',
    "status" TEXT NOT NULL DEFAULT 'running',
    "because" TEXT,
    "store" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "bytes" BIGINT,
    "checksum" TEXT,
    "keyId" TEXT,
    "serverVersion" TEXT,
    "migration" TEXT,
    "counts" JSON,
    "newestAt" TIMESTAMPTZ(3),
    "auditSeq" BIGINT,
    "auditHash" TEXT,
    "tiers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "provenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RestoreDrill" (
    "id" UUID NOT NULL,
    "backupId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "because" TEXT,
    "checks" JSON NOT NULL DEFAULT '[]',
    "rows" BIGINT,
    "ms" INTEGER,
    "requestedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RestoreDrill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deployment" (
    "id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "placeId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'deploy',
    "releaseId" UUID,
    "previousReleaseId" UUID,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "phase" TEXT,
    "because" TEXT,
    "requestedBy" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "reason" TEXT,
    "key" TEXT NOT NULL,
    "groupId" UUID,
    "groupPosition" INTEGER NOT NULL DEFAULT 0,
    "driver" TEXT NOT NULL DEFAULT 'none',
    "handle" TEXT,
    "saved" JSON,
    "proof" JSON,
    "isProven" BOOLEAN NOT NULL DEFAULT false,
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "cancelRequestedById" UUID,
    "overrides" JSON NOT NULL DEFAULT '[]',
    "runId" UUID,
    "reportName" TEXT,
    "report" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeploymentPhase" (
    "deploymentId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "detail" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeploymentPhase_pkey" PRIMARY KEY ("deploymentId","name")
);

-- CreateTable
CREATE TABLE "DeploymentLine" (
    "id" BIGSERIAL NOT NULL,
    "deploymentId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "phase" TEXT NOT NULL,
    "level" TEXT NOT NULL DEFAULT 'info',
    "text" TEXT NOT NULL,

    CONSTRAINT "DeploymentLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmokeResult" (
    "deploymentId" UUID NOT NULL,
    "isRollback" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SmokeResult_pkey" PRIMARY KEY ("deploymentId","isRollback","name")
);

-- CreateTable
CREATE TABLE "HealthAttempt" (
    "deploymentId" UUID NOT NULL,
    "isRollback" BOOLEAN NOT NULL DEFAULT false,
    "n" INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "detail" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HealthAttempt_pkey" PRIMARY KEY ("deploymentId","isRollback","n")
);

-- CreateTable
CREATE TABLE "AlertSetting" (
    "name" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "threshold" DOUBLE PRECISION,
    "forMs" INTEGER,
    "severity" TEXT,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AlertSetting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "AlertSilence" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AlertSilence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertChannel" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedAddress" BYTEA,
    "sealedSecret" BYTEA,
    "hint" TEXT NOT NULL DEFAULT '',
    "atLeast" TEXT NOT NULL DEFAULT 'warning',
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "lastProvenAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "AlertChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OperationNotice" (
    "id" UUID NOT NULL,
    "channelId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "because" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "proof" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OperationNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'detected',
    "scope" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "leadId" UUID,
    "communicatorId" UUID,
    "scribeId" UUID,
    "alertId" UUID,
    "deploymentId" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "detectedAt" TIMESTAMPTZ(3) NOT NULL,
    "assessedAt" TIMESTAMPTZ(3),
    "mitigatedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "verifiedAt" TIMESTAMPTZ(3),
    "postmortemDue" TIMESTAMPTZ(3),
    "postmortem" TEXT,
    "postmortemAt" TIMESTAMPTZ(3),
    "key" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentUpdate" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "byId" UUID,
    "byName" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "IncidentUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Maintenance" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'once',
    "mutesAlerts" BOOLEAN NOT NULL DEFAULT true,
    "noticedAt" TIMESTAMPTZ(3),
    "begunAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "doneWords" TEXT,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT,
    "key" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Maintenance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Probe" (
    "id" UUID NOT NULL,
    "placeId" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "expects" TEXT,
    "slowMs" INTEGER NOT NULL DEFAULT 2000,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'unknown',
    "failedInRow" INTEGER NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3),
    "lastMs" INTEGER,
    "lastDetail" TEXT,
    "notAfter" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Probe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProbeSample" (
    "probeId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "isUp" BOOLEAN NOT NULL,
    "ms" INTEGER NOT NULL,
    "detail" TEXT,
    "isMuted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ProbeSample_pkey" PRIMARY KEY ("probeId","at")
);

-- CreateTable
CREATE TABLE "ProbeDay" (
    "probeId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "up" INTEGER NOT NULL DEFAULT 0,
    "down" INTEGER NOT NULL DEFAULT 0,
    "muted" INTEGER NOT NULL DEFAULT 0,
    "msSum" BIGINT NOT NULL DEFAULT 0,
    "msMax" INTEGER NOT NULL DEFAULT 0,
    "downSeconds" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ProbeDay_pkey" PRIMARY KEY ("probeId","day")
);

-- CreateTable
CREATE TABLE "HostSample" (
    "host" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cpu" DOUBLE PRECISION,
    "memory" DOUBLE PRECISION,
    "disk" DOUBLE PRECISION,
    "load1" DOUBLE PRECISION,
    "netRxBytes" BIGINT,
    "netTxBytes" BIGINT,
    "source" TEXT NOT NULL,

    CONSTRAINT "HostSample_pkey" PRIMARY KEY ("host","at")
);

-- CreateTable
CREATE TABLE "HostScrape" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sealedToken" BYTEA,
    "lastAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "HostScrape_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SoftwareService" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT NOT NULL DEFAULT '',
    "ownerContact" TEXT NOT NULL DEFAULT '',
    "repository" TEXT,
    "runbookUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SoftwareService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Environment" (
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "windows" JSON NOT NULL DEFAULT '[]',
    "frozenAt" TIMESTAMPTZ(3),
    "frozenById" UUID,
    "freezeReason" TEXT,
    "needsChecks" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Environment_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ServicePlace" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "environment" TEXT NOT NULL,
    "baseUrl" TEXT,
    "healthPath" TEXT NOT NULL DEFAULT '/health/ready',
    "livePath" TEXT NOT NULL DEFAULT '/health/live',
    "versionPath" TEXT NOT NULL DEFAULT '/version',
    "smoke" JSON NOT NULL DEFAULT '{}',
    "driver" TEXT NOT NULL DEFAULT 'none',
    "settings" JSON NOT NULL DEFAULT '{}',
    "sealedSecrets" BYTEA,
    "image" TEXT,
    "replicas" INTEGER NOT NULL DEFAULT 1,
    "stoppedAt" TIMESTAMPTZ(3),
    "stoppedById" UUID,
    "stopReason" TEXT,
    "releaseId" UUID,
    "deploymentId" UUID,
    "provenAt" TIMESTAMPTZ(3),
    "configNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "configAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServicePlace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "gitSha" TEXT NOT NULL,
    "imageDigest" TEXT NOT NULL,
    "version" TEXT,
    "branch" TEXT,
    "buildTime" TIMESTAMPTZ(3) NOT NULL,
    "changes" JSON NOT NULL DEFAULT '[]',
    "checks" TEXT NOT NULL DEFAULT 'unknown',
    "checksAt" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReleaseMigration" (
    "releaseId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "isCompatible" BOOLEAN,
    "note" TEXT,

    CONSTRAINT "ReleaseMigration_pkey" PRIMARY KEY ("releaseId","name")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Backup_startedAt_id_idx" ON "Backup"("startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Backup_status_startedAt_idx" ON "Backup"("status", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "RestoreDrill_startedAt_id_idx" ON "RestoreDrill"("startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "RestoreDrill_backupId_idx" ON "RestoreDrill"("backupId");

-- CreateIndex
CREATE UNIQUE INDEX "Deployment_key_key" ON "Deployment"("key");

-- CreateIndex
CREATE INDEX "Deployment_createdAt_id_idx" ON "Deployment"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Deployment_placeId_createdAt_id_idx" ON "Deployment"("placeId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Deployment_status_createdAt_id_idx" ON "Deployment"("status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Deployment_groupId_groupPosition_idx" ON "Deployment"("groupId", "groupPosition");

-- CreateIndex
CREATE INDEX "Deployment_releaseId_idx" ON "Deployment"("releaseId");

-- CreateIndex
CREATE INDEX "Deployment_previousReleaseId_idx" ON "Deployment"("previousReleaseId");

-- CreateIndex
CREATE INDEX "DeploymentLine_deploymentId_id_idx" ON "DeploymentLine"("deploymentId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentLine_deploymentId_key_key" ON "DeploymentLine"("deploymentId", "key");

-- CreateIndex
CREATE INDEX "AlertSilence_endsAt_name_idx" ON "AlertSilence"("endsAt", "name");

-- CreateIndex
CREATE INDEX "OperationNotice_createdAt_id_idx" ON "OperationNotice"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "OperationNotice_status_createdAt_idx" ON "OperationNotice"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "OperationNotice_channelId_key_key" ON "OperationNotice"("channelId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_key_key" ON "Incident"("key");

-- CreateIndex
CREATE INDEX "Incident_status_startedAt_id_idx" ON "Incident"("status", "startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Incident_startedAt_id_idx" ON "Incident"("startedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "IncidentUpdate_incidentId_at_idx" ON "IncidentUpdate"("incidentId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Maintenance_key_key" ON "Maintenance"("key");

-- CreateIndex
CREATE INDEX "Maintenance_startsAt_id_idx" ON "Maintenance"("startsAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Probe_retiredAt_lastAt_idx" ON "Probe"("retiredAt", "lastAt");

-- CreateIndex
CREATE INDEX "Probe_placeId_idx" ON "Probe"("placeId");

-- CreateIndex
CREATE INDEX "ProbeSample_at_idx" ON "ProbeSample"("at");

-- CreateIndex
CREATE INDEX "HostSample_at_idx" ON "HostSample"("at");

-- CreateIndex
CREATE UNIQUE INDEX "HostScrape_host_key" ON "HostScrape"("host");

-- CreateIndex
CREATE UNIQUE INDEX "SoftwareService_name_key" ON "SoftwareService"("name");

-- CreateIndex
CREATE INDEX "SoftwareService_retiredAt_kind_position_name_idx" ON "SoftwareService"("retiredAt", "kind", "position", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ServicePlace_serviceId_environment_key" ON "ServicePlace"("serviceId", "environment");

-- CreateIndex
CREATE INDEX "Release_serviceId_createdAt_id_idx" ON "Release"("serviceId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Release_gitSha_idx" ON "Release"("gitSha");

-- CreateIndex
CREATE INDEX "Release_imageDigest_idx" ON "Release"("imageDigest");

-- CreateIndex
CREATE UNIQUE INDEX "Release_serviceId_gitSha_imageDigest_key" ON "Release"("serviceId", "gitSha", "imageDigest");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_revokedAt_createdAt_id_idx" ON "ApiToken"("revokedAt", "createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "RestoreDrill" ADD CONSTRAINT "RestoreDrill_backupId_fkey" FOREIGN KEY ("backupId") REFERENCES "Backup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deployment" ADD CONSTRAINT "Deployment_previousReleaseId_fkey" FOREIGN KEY ("previousReleaseId") REFERENCES "Release"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentPhase" ADD CONSTRAINT "DeploymentPhase_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentLine" ADD CONSTRAINT "DeploymentLine_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmokeResult" ADD CONSTRAINT "SmokeResult_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HealthAttempt" ADD CONSTRAINT "HealthAttempt_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OperationNotice" ADD CONSTRAINT "OperationNotice_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "AlertChannel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentUpdate" ADD CONSTRAINT "IncidentUpdate_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Probe" ADD CONSTRAINT "Probe_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "ServicePlace"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProbeSample" ADD CONSTRAINT "ProbeSample_probeId_fkey" FOREIGN KEY ("probeId") REFERENCES "Probe"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProbeDay" ADD CONSTRAINT "ProbeDay_probeId_fkey" FOREIGN KEY ("probeId") REFERENCES "Probe"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServicePlace" ADD CONSTRAINT "ServicePlace_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "SoftwareService"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServicePlace" ADD CONSTRAINT "ServicePlace_environment_fkey" FOREIGN KEY ("environment") REFERENCES "Environment"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServicePlace" ADD CONSTRAINT "ServicePlace_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "SoftwareService"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseMigration" ADD CONSTRAINT "ReleaseMigration_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "SoftwareService"
  add check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  add check (kind in ('infrastructure', 'api', 'agent', 'dashboard', 'mobile'));
alter table "Environment" add check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$');
alter table "ServicePlace"
  add check (driver in ('coolify', 'compose', 'webhook', 'ecs', 'kubernetes', 'github', 'eas', 'none')),
  add check (replicas between 1 and 1000);
alter table "Release"
  add check ("gitSha" ~ '^[0-9a-f]{40}$'),
  add check (checks in ('unknown', 'pending', 'green', 'red'));
alter table "Deployment"
  add check (kind in ('deploy', 'rollback', 'stop', 'resume')),
  add check (status in ('queued', 'running', 'rolling_back', 'cancelling', 'succeeded', 'refused', 'failed',
    'rolled_back', 'rollback_failed', 'cancelled'));
alter table "DeploymentPhase" add check (status in ('waiting', 'running', 'done', 'failed', 'skipped'));
alter table "DeploymentLine" add check (level in ('info', 'warn', 'error'));
alter table "SmokeResult" add check (outcome in ('pass', 'warn', 'fail'));
alter table "Probe"
  add check (kind in ('http', 'tcp', 'tls', 'version')),
  add check (state in ('unknown', 'up', 'slow', 'down'));
alter table "HostSample" add check (source in ('push', 'scrape', 'own'));
alter table "AlertSetting" add check (severity in ('critical', 'warning'));
alter table "AlertSilence" add check ("endsAt" > "startsAt");
alter table "AlertChannel"
  add check (kind in ('email', 'slack', 'discord', 'webhook', 'console')),
  add check ("atLeast" in ('critical', 'warning'));
alter table "OperationNotice"
  add check (kind in ('alert', 'incident', 'maintenance', 'backup', 'deployment', 'test')),
  add check (status in ('queued', 'sent', 'failed', 'unsure', 'muted'));
alter table "Incident"
  add check (severity in ('minor', 'major', 'critical')),
  add check (status in ('detected', 'assessed', 'mitigated', 'resolved', 'verified', 'closed'));
alter table "Maintenance" add check (kind in ('monthly', 'once')), add check ("endsAt" > "startsAt");
alter table "Backup"
  add check (method in ('pg_dump', 'snapshot')),
  add check (cause in ('scheduled', 'by_hand', 'before_upgrade')),
  add check (status in ('running', 'done', 'failed', 'lost')),
  add check (store in ('folder', 's3'));
alter table "RestoreDrill" add check (status in ('running', 'proven', 'failed'));

-- One attempt at a place at a time.
create unique index "Deployment_one_at_a_place" on "Deployment" ("placeId")
  where status in ('queued', 'running', 'rolling_back', 'cancelling');
-- One backup at a time, and one drill.
create unique index "Backup_one_running" on "Backup" ((true)) where status = 'running';
create unique index "RestoreDrill_one_running" on "RestoreDrill" ((true)) where status = 'running';

-- Seen and changed in a clinic's transaction alone, whichever clinic it is: so that what was done and its record are one.
do $$
declare
  one text;
begin
  foreach one in array array[
    'Backup', 'RestoreDrill', 'Deployment', 'DeploymentPhase', 'DeploymentLine', 'SmokeResult',
    'HealthAttempt', 'AlertSetting', 'AlertSilence', 'AlertChannel', 'OperationNotice', 'Incident',
    'IncidentUpdate', 'Maintenance', 'Probe', 'ProbeSample', 'ProbeDay', 'HostSample',
    'HostScrape', 'SoftwareService', 'Environment', 'ServicePlace', 'Release', 'ReleaseMigration',
    'ApiToken'
  ] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format(
      'create policy installation on %I to rounds_app '
      'using (nullif(current_setting(''app.clinic_id'', true), '''') is not null) '
      'with check (nullif(current_setting(''app.clinic_id'', true), '''') is not null)',
      one
    );
    execute format('create policy platform on %I to rounds_platform using (true) with check (true)', one);
    execute format('create policy owner_reads on %I for select to current_user using (true)', one);
    execute format('grant select, insert, update on %I to rounds_app', one);
    execute format('grant select, insert, update, delete on %I to rounds_platform', one);
  end loop;
end
$$;
grant usage on sequence "DeploymentLine_id_seq" to rounds_app, rounds_platform;
