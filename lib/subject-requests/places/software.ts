import type { Nobody } from "@/lib/subject-requests/places/place"

/** Tables of the software itself and of how it is looked after: of the whole installation, without anything of a patient. */
export const SOFTWARE: readonly Nobody[] = [
  {
    table: "SoftwareService",
    holds: "the software",
    plain: "id name title kind position owner ownerContact repository runbookUrl createdAt retiredAt",
  },
  {
    table: "Environment",
    holds: "the software",
    plain: "name title position windows frozenAt frozenById freezeReason needsChecks",
  },
  {
    table: "ServicePlace",
    holds: "the software",
    plain:
      "id serviceId environment baseUrl healthPath livePath versionPath smoke driver settings sealedSecrets image replicas witnessHost witnessName stoppedAt stoppedById stopReason releaseId deploymentId provenAt configNames configAt createdAt retiredAt",
  },
  {
    table: "Release",
    holds: "the software",
    plain:
      "id serviceId gitSha imageDigest version branch buildTime changes checks checksAt source createdAt",
  },
  {
    table: "engine.call_stat",
    holds: "numbers",
    plain: "minute instance partner connection_id calls failed",
  },
  { table: "CommitCheck", holds: "the software", plain: "repository gitSha name state at createdAt" },
  {
    table: "PushedCommit",
    holds: "the software, and its writers' names",
    plain: "seq repository gitSha branch title author createdAt",
  },
  {
    table: "ReleaseMigration",
    holds: "the software",
    plain: "releaseId name isCompatible note markedByName markedAt",
  },
  {
    table: "ApiToken",
    holds: "the software",
    plain: "id name hash prefix scopes createdById createdAt expiresAt lastUsedAt revokedAt revokedById",
  },
  {
    table: "Deployment",
    holds: "the software",
    plain:
      "id service environment placeId kind releaseId previousReleaseId status phase because requestedBy requestedByName source reason key groupId groupPosition driver handle saved proof isProven cancelRequestedAt cancelRequestedById overrides runId reportName report createdAt startedAt finishedAt",
  },
  {
    table: "DeploymentPhase",
    holds: "the software",
    plain: "deploymentId name position status detail startedAt finishedAt",
  },
  { table: "DeploymentLine", holds: "the software", plain: "id deploymentId key at phase level text" },
  {
    table: "SmokeResult",
    holds: "the software",
    plain: "deploymentId isRollback name position outcome detail ms at",
  },
  { table: "HealthAttempt", holds: "the software", plain: "deploymentId isRollback n of ok detail at" },
  {
    table: "Probe",
    holds: "the software",
    plain:
      "id placeId name kind address expects slowMs isPublic state failedInRow since lastAt lastMs lastDetail notAfter createdAt retiredAt failingSince isDerived",
  },
  { table: "ProbeSample", holds: "the software", plain: "probeId at isUp ms detail isMuted" },
  { table: "ProbeDay", holds: "the software", plain: "probeId day up down muted msSum msMax downSeconds" },
  {
    table: "HostSample",
    holds: "the software",
    plain: "host at cpu memory disk load1 netRxBytes netTxBytes source",
  },
  { table: "HostPicture", holds: "the software", plain: "host at containers" },
  {
    table: "HostScrape",
    holds: "the software",
    plain: "id host address sealedToken lastAt lastError createdAt retiredAt counters",
  },
  {
    table: "AlertSetting",
    holds: "the software's alerts and incidents",
    plain: "name isOn threshold forMs severity changedById changedAt",
  },
  {
    table: "AlertSilence",
    holds: "the software's alerts and incidents",
    plain: "id name subject reason startsAt endsAt createdById createdAt endedAt",
  },
  {
    table: "AlertChannel",
    holds: "the software's alerts and incidents",
    plain:
      "id title kind sealedAddress sealedSecret hint atLeast isOn lastProvenAt lastError createdById createdAt retiredAt",
  },
  {
    table: "OperationNotice",
    holds: "the software's alerts and incidents",
    plain:
      "id clinicId channelId key kind severity title body href status because attempts proof createdAt sentAt",
  },
  {
    table: "Incident",
    holds: "the software's alerts and incidents",
    plain:
      "id title severity status scope isPublic leadId communicatorId scribeId alertId deploymentId startedAt detectedAt assessedAt mitigatedAt resolvedAt verifiedAt postmortemDue postmortem postmortemAt closedAt noPostmortem leadName communicatorName scribeName key createdById createdByName createdAt",
  },
  {
    table: "IncidentUpdate",
    holds: "the software's alerts and incidents",
    plain: "id incidentId at status words isPublic byId byName",
  },
  {
    table: "Maintenance",
    holds: "the software's alerts and incidents",
    plain:
      "id title words startsAt endsAt kind mutesAlerts noticedAt begunAt doneAt doneWords doneByName cancelledAt cancelReason key createdById createdByName createdAt",
  },
  {
    table: "Backup",
    holds: "the software's backups",
    plain:
      "id method cause status because store place bytes checksum keyId serverVersion migration counts newestAt auditSeq auditHash tiers startedAt finishedAt deletedAt provenAt",
  },
  {
    table: "RestoreDrill",
    holds: "the software's backups",
    plain: "id backupId status because checks rows ms requestedById startedAt finishedAt",
  },
]
