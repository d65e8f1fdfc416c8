import { Prisma } from "@/lib/generated/prisma/client"
import { among, ofPatient, type Place } from "@/lib/subject-requests/places/place"

const NONE = () => Prisma.sql`false`

/** What runs were given, gave and said: blanked by the database's own function (migration 0045), by the ids of runs. */
export const ENGINE: readonly Place[] = [
  {
    table: "engine.event",
    title: "What jobs were given",
    whose: NONE,
    plain:
      "id name clinic_id only_function rerun_of created_at fanned_at rerun_from rerun_action trace relay_until relay_tries relay_error xid",
    personal: { data: "'{}'" },
    unexported: "data",
    by: "runs",
  },
  {
    table: "engine.run",
    title: "Jobs about them",
    whose: ({ patientIds }) => among("patient_id", patientIds),
    section: "jobs",
    plain:
      "id function_id event_id event_name clinic_id subject_id status attempt max_attempts rerun_of release_sha created_at started_at finished_at engine external_id patient_id provider schedule_id occasion_id gate gate_limit priority singleton_key debounce_key parent_run_id parent_step_id rerun_from rerun_action trace fingerprint cancelled_because settled_as settled_at settled_by debounce_until heard_at unheard_since",
    personal: { output: "null", error: "null" },
    by: "runs",
  },
  {
    table: "engine.step",
    title: "Steps of jobs",
    whose: NONE,
    plain:
      "run_id id name op state clinic_id attempt seq due_at created_at started_at finished_at race kept_from",
    personal: { output: "null", error: "null" },
    unexported: "output error",
    by: "runs",
  },
  {
    table: "engine.attempt",
    title: "Failed tries of jobs",
    whose: NONE,
    plain: "id run_id step_id clinic_id attempt outcome started_at finished_at",
    personal: { error: "null" },
    unexported: "error",
    by: "runs",
  },
  {
    table: "engine.log",
    title: "What jobs said",
    whose: NONE,
    plain: "run_id seq clinic_id at level op",
    personal: { fields: "'{}'" },
    unexported: "fields",
    by: "runs",
  },
  {
    table: "engine.wait",
    title: "What jobs wait for",
    whose: NONE,
    plain:
      "id run_id step_id kind event_name expression match_path clinic_id created_at expires_at fresh snapshot",
    personal: { match_value: "null" },
    unexported: "match_value",
    by: "runs",
  },
  {
    table: "RerunItem",
    title: "What was changed for a job to run again",
    whose: NONE,
    plain: "id clinicId actionId runId newRunId outcome reason createdAt finishedAt",
    personal: { input: "null" },
    unexported: "input",
    by: "runs",
  },
  {
    table: "Fact",
    title: "The audit trail",
    whose: ofPatient,
    section: "audit",
    plain:
      "id clinicId name actor actorName subjectType subjectId patientId before after reason seq requestId createdAt",
    personal: { personal: "null" },
    by: "key",
    kept: { because: "proof", days: 2_555 },
  },
  {
    table: "ConsentAuditFinding",
    title: "What the daily look at consents found",
    whose: ofPatient,
    section: "consentFindings",
    plain: "id clinicId auditId kind patientId purpose subjectId at",
    kept: { because: "proof", days: 2_555 },
  },
  {
    table: "Erasure",
    title: "Erasures",
    whose: ofPatient,
    plain: "id clinicId requestId patientId patientIds proposedById approvedById counts kept at",
    kept: { because: "law", days: 2_555 },
  },
]
