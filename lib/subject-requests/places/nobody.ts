import type { Nobody } from "@/lib/subject-requests/places/place"
import { SOFTWARE } from "@/lib/subject-requests/places/software"

/** Tables without anything of a patient. One that is joined to patients cannot stand here: the test says so. */
export const NOBODY: readonly Nobody[] = [
  {
    table: "Clinic",
    holds: "the clinic itself",
    plain: "id slug name timeZone country currency language isDefault active createdAt openingHours",
  },
  {
    table: "ClinicSetting",
    holds: "what the clinic decided",
    plain: "clinicId key value updatedById updatedAt",
  },
  {
    table: "User",
    holds: "staff",
    plain:
      "id email name passwordHash passwordChangedAt isPlatform totpSealed totpConfirmedAt totpLastStep disabledAt createdAt",
  },
  { table: "RecoveryCode", holds: "staff", plain: "id userId codeHash usedAt createdAt" },
  {
    table: "PasswordReset",
    holds: "staff",
    plain: "id userId tokenHash issuedById clinicId expiresAt usedAt revokedAt createdAt",
  },
  {
    table: "Member",
    holds: "staff",
    plain: "id clinicId userId name roles active language endsAt createdAt",
  },
  { table: "MemberSetting", holds: "staff", plain: "clinicId memberId key value updatedAt" },
  {
    table: "Session",
    holds: "staff",
    plain:
      "id userId tokenHash activeClinicId userAgent network steppedUpAt lastSeenAt expiresAt endedAt endedBecause createdAt",
  },
  { table: "Throttle", holds: "counters", plain: "key points expire" },
  {
    table: "Invitation",
    holds: "staff",
    plain:
      "id clinicId email name roles tokenHash invitedById expiresAt acceptedAt revokedAt memberId createdAt",
  },
  {
    table: "PlatformGrant",
    holds: "staff",
    plain: "id clinicId userId role reason grantedById memberId endsAt endedAt endedById createdAt",
  },
  {
    table: "PushSubscription",
    holds: "staff's browsers",
    plain: "id clinicId memberId endpointHash host sealed device createdAt lastOkAt failedAt goneAt",
  },
  {
    table: "OnCallShift",
    holds: "staff",
    plain: "id clinicId memberId duty startsAt endsAt note seriesId createdById createdAt cancelledAt",
  },
  {
    table: "Connection",
    holds: "set-up of providers",
    plain:
      "id clinicId provider scheme externalId sealed active settings pausedAt rotatedAt testedAt testOutcome silentSince createdAt updatedAt tokenRefusedAt state stateAt stateReason",
  },
  {
    table: "PlatformConnection",
    holds: "set-up of providers",
    plain: "id provider scheme sealed active pausedAt rotatedAt silentSince createdAt",
  },
  { table: "RateBucket", holds: "counters", plain: "key burst second updatedAt" },
  {
    table: "Handover",
    holds: "staff's words to staff; whom it is about is named by id",
    plain:
      "id clinicId role memberId startsAt endsAt items note status signedAt receivedById receivedAt correctsId createdAt updatedAt",
  },
  {
    table: "LeadBulk",
    holds: "a change of many enquiries and why",
    plain: "id clinicId kind change reason status total requestedById createdAt finishedAt",
  },
  {
    table: "LeadDay",
    holds: "numbers",
    plain:
      "clinicId day by of made answered contacted qualified booked won lost archived limited inTime overridden agreed answerMs times",
  },
  { table: "MessageDay", holds: "numbers", plain: "clinicId day channel direction status count" },
  { table: "ReportMark", holds: "marks", plain: "id clinicId kind at" },
  { table: "RollUp", holds: "a time", plain: "clinicId at" },
  { table: "WeeklyReport", holds: "numbers", plain: "clinicId weekOf body mailedTo madeAt" },
  {
    table: "StaleRun",
    holds: "numbers",
    plain: "id clinicId scheduleId looked changed startedAt endedAt undoneAt undoneById broughtBack",
  },
  {
    table: "CrmBatch",
    holds: "numbers, and ids of whom it failed for",
    plain:
      "id clinicId provider status total cursor written same refused failed problems startedById createdAt updatedAt finishedAt",
  },
  {
    table: "CrmFeed",
    holds: "times",
    plain: "clinicId provider seenUntil caughtUpAt driftCheckedAt checkedLinks problem",
  },
  { table: "EffectRun", holds: "ids", plain: "clinicId runId effectId" },
  {
    table: "PatientImport",
    holds: "a file's name and numbers",
    plain: "id clinicId memberId fileName status total counts done startedAt finishedAt createdAt",
  },
  {
    table: "RoutingRule",
    holds: "the clinic's rules",
    plain:
      "id clinicId position name active conditions target balance pressing createdById createdAt updatedAt removedAt",
  },
  {
    table: "ScoringRuleSet",
    holds: "the clinic's rules",
    plain:
      "id clinicId version name status data note basedOnId createdById createdAt updatedById updatedAt shadowOf shadowRun shadowStartedAt shadowEndedAt shadowTotal shadowSeen wentLiveAt wentLiveById retiredAt",
  },
  { table: "ScoringPrompt", holds: "wordings for a model", plain: "clinicId version hash text createdAt" },
  {
    table: "ModelSpend",
    holds: "numbers",
    plain: "clinicId day model calls failures tokensIn tokensOut costMicros",
  },
  { table: "ModelCircuit", holds: "numbers", plain: "clinicId failures lastReason openUntil updatedAt" },
  {
    table: "Schedule",
    holds: "schedules",
    plain:
      "scheduleId scope clinicId lastDueAt nextDueAt timeZone lastLocal pausedAt pausedById pauseReason catchUp tooLateMs updatedAt",
  },
  {
    table: "ScheduleOccasion",
    holds: "schedules",
    plain:
      "id scheduleId scope clinicId dueAt isManual state reason wasMissed note isCaughtUp isLate isDouble isOverlapped runs runId runStatus requestedById dispatchedAt startedAt finishedAt createdAt",
  },
  {
    table: "Alert",
    holds: "thresholds",
    plain:
      "id name scope clinicId subject state value threshold detail firstSeenAt firedAt clearedAt lastSeenAt acknowledgedAt acknowledgedById severity toldAt mutedBy",
  },
  { table: "Heartbeat", holds: "signs of life", plain: "name at detail" },
  {
    table: "RerunAction",
    holds: "staff's actions",
    plain:
      "id clinicId key name scope filter causeId fromPoint fromStep repeatEffects status total requestedById approvalId createdAt startedAt finishedAt cutOffAt",
  },
  { table: "SavedView", holds: "staff's filters", plain: "id clinicId memberId page name query createdAt" },
  {
    table: "QuickReply",
    holds: "the clinic's own texts",
    plain: "id clinicId name shortcut texts ownerId archivedAt createdById createdAt updatedAt",
  },
  {
    table: "Template",
    holds: "the clinic's own texts",
    plain: "id clinicId channel name category createdAt updatedAt",
  },
  {
    table: "TemplateLanguage",
    holds: "the clinic's own texts",
    plain:
      "id clinicId templateId language externalId state because pausedUntil quality versionId stateAt syncedAt createdAt",
  },
  {
    table: "TemplateVersion",
    holds: "the clinic's own texts",
    plain: "id clinicId languageId number hash components body format gaps createdById createdAt",
  },
  {
    table: "Campaign",
    holds: "the clinic's own texts",
    plain:
      "id clinicId title purpose templateId parameters audience status total perMinute tooLateAt requestedById approvalId pausedById pausedBecause createdAt startedAt finishedAt",
  },
  {
    table: "SendingNumber",
    holds: "the clinic's own number",
    plain:
      "clinicId connectionId numberId display verifiedName quality tier status ratedAt askedAt askedById syncedAt failedBecause",
  },
  {
    table: "SendingPause",
    holds: "staff's stops of all sending",
    plain: "id clinicId reason startedBy startedById startedAt endedBy endedById endedAt",
  },
  {
    table: "PolicyVersion",
    holds: "the clinic's own texts",
    plain:
      "id clinicId number label status title texts purposes jurisdiction controller privacyUrl standing createdById publishedById publishedAt retiredAt createdAt updatedAt",
  },
  { table: "ConsentAudit", holds: "numbers", plain: "id clinicId day counts madeAt runId" },
  {
    table: "SubjectExportDownload",
    holds: "who took a copy",
    plain: "id clinicId exportId memberId format at",
  },
  { table: "ErasedKey", holds: "keyed hashes", plain: "clinicId hash erasureId kind" },
  {
    table: "RetentionRun",
    holds: "numbers",
    plain: "id clinicId classes gone held isPartial startedAt finishedAt",
  },
  { table: "FactLink", holds: "hashes", plain: "chain n clinicId factId hash sealedAt seq" },
  {
    table: "_prisma_migrations",
    holds: "the versions of the tables",
    plain: "id checksum finished_at migration_name logs rolled_back_at started_at applied_steps_count",
  },
  { table: "engine.app", holds: "the functions", plain: "one id hears" },
  {
    table: "engine.cause",
    holds: "kinds of errors",
    plain:
      "id clinic_id fingerprint function_id step_name error_name error_code provider release_sha count first_at last_at owner_id note state fixed_in state_at hours hours_upto",
  },
  { table: "engine.counter", holds: "numbers", plain: "name labels value" },
  { table: "engine.cron", holds: "times", plain: "id function_id schedule next_at last_at last_event_id" },
  { table: "engine.figure_mark", holds: "a time", plain: "id upto" },
  {
    table: "engine.function_stat",
    holds: "numbers",
    plain:
      "function_id clinic_id bucket completed failed cancelled retries durations duration_seconds waits wait_seconds last_at",
  },
  {
    table: "engine.function_total",
    holds: "numbers",
    plain: "function_id completed failed cancelled retries durations duration_seconds waits wait_seconds",
  },
  { table: "engine.http_stat", holds: "numbers", plain: "minute instance requests errors durations" },
  { table: "engine.idempotency", holds: "ids", plain: "function_id key expires_at" },
  {
    table: "engine.job",
    holds: "what is due",
    plain:
      "id run_id step_id kind run_at attempt lease worker claimed_at deaths dirty gate gate_limit priority planned_at",
  },
  { table: "engine.rate", holds: "times", plain: "function_id key taken expires_at" },
  { table: "engine.skipped", holds: "ids", plain: "id function_id event_id clinic_id because run_id at" },
  {
    table: "Practitioner",
    holds: "whom patients are booked with",
    plain: "id clinicId memberId name title colour position retiredAt createdAt updatedAt",
  },
  { table: "Room", holds: "rooms", plain: "id clinicId name position retiredAt createdAt updatedAt" },
  {
    table: "Service",
    holds: "what patients come for",
    plain:
      "id clinicId name names minutes bufferBeforeMinutes bufferAfterMinutes stepMinutes needsRoom recallMonths priceMinor position retiredAt createdAt updatedAt",
  },
  {
    table: "ServicePractitioner",
    holds: "who does what",
    plain: "clinicId serviceId practitionerId minutes",
  },
  { table: "ServiceRoom", holds: "where it is done", plain: "clinicId serviceId roomId" },
  {
    table: "WorkingHours",
    holds: "when staff work",
    plain: "id clinicId practitionerId weekday fromMinute untilMinute roomId validFrom validUntil",
  },
  {
    table: "HoursException",
    holds: "when staff are away, and closed days",
    plain:
      "id clinicId practitionerId roomId kind cause startsAt endsAt note holidayKey createdById createdAt",
  },
  { table: "AppointmentSeries", holds: "gaps", plain: "id clinicId everyDays count createdById createdAt" },
  {
    table: "Occupancy",
    holds: "whose time is taken, without for whom",
    plain: "id clinicId kind practitionerId roomId busyFrom busyUntil expiresAt",
  },
  {
    table: "CalendarFeed",
    holds: "addresses of staff's calendars",
    plain:
      "id clinicId memberId scope practitionerId roomId showsNames tokenHash lastReadAt revokedAt createdAt",
  },
  ...SOFTWARE,
]
