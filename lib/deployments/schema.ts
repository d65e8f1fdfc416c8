import { z } from "zod"
import type { PhaseName, PhaseStatus } from "@/lib/deployments/phases"
import {
  type DeploymentKind,
  type DeploymentStatus,
  OVERRIDES,
  type Override,
  type SmokeName,
  type SmokeResultWord,
} from "@/lib/deployments/words"

const Words = z.string().trim().max(500, "At most 500 characters.")
const Reason = Words.min(3, "Say in a few words why.")
const optionalReason = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
  Reason.optional(),
)
const Name = z.string().trim().min(1, "Say which one.").max(60)
export const Key = z.string().trim().min(8).max(200)
const Overrides = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(z.enum(OVERRIDES)).max(OVERRIDES.length).default([]),
)

/** Only going back asks whether it ran there before. */
const ForwardOverrides = Overrides.refine(
  (given) => !given.includes("unproven"),
  "Only going back takes what its host never confirmed.",
)

export const RequestInput = z.strictObject({
  service: Name,
  environment: Name,
  releaseId: z.uuid(),
  key: Key,
  reason: optionalReason,
  overrides: ForwardOverrides,
})

export const RollbackInput = z.strictObject({
  service: Name,
  environment: Name,
  releaseId: z.uuid(),
  key: Key,
  reason: Reason,
  overrides: Overrides,
})

export const GroupInput = z.strictObject({
  environment: Name,
  items: z
    .array(z.strictObject({ service: Name, releaseId: z.uuid(), overrides: ForwardOverrides }))
    .min(1, "Choose at least one service.")
    .max(30, "At most 30 services together."),
  key: Key,
  reason: optionalReason,
})

export const CancelInput = z.strictObject({ id: z.uuid(), reason: optionalReason })

export const StopInput = z.strictObject({
  service: Name,
  environment: Name,
  /** The service's name, typed by hand. */
  typedName: z.string().trim().max(100),
  reason: Reason,
  key: Key,
})

export const PreflightInput = z.strictObject({
  service: Name,
  environment: Name,
  releaseId: z.uuid(),
  kind: z.enum(["deploy", "rollback"]).optional(),
})

export const FindDeploymentInput = z.strictObject({ id: z.string().max(100) })
export const LinesInput = z.strictObject({
  id: z.string().max(100),
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

const one = (value: unknown) => {
  const first = Array.isArray(value) ? value[0] : value
  return first === "" ? undefined : first
}
export const ListDeploymentsInput = z.object({
  service: z.preprocess(one, z.string().max(60).optional()),
  environment: z.preprocess(one, z.string().max(40).optional()),
  status: z.preprocess(one, z.string().max(40).optional()),
  cursor: z.preprocess(one, z.string().max(300).optional()),
})

export type ReleaseShown = {
  id: string
  gitSha: string
  imageDigest: string
  version: string | null
  branch: string | null
  buildTime: string
}

/** One row of the history. Instants as ISO text, in UTC. */
export type DeploymentRow = {
  id: string
  kind: DeploymentKind
  status: DeploymentStatus
  phase: PhaseName | null
  service: string
  serviceTitle: string
  environment: string
  release: ReleaseShown | null
  previous: ReleaseShown | null
  requestedByName: string
  source: string
  because: string | null
  isProven: boolean
  groupId: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  durationMs: number | null
}

export type DeploymentPage = { rows: DeploymentRow[]; nextCursor: string | null }

export type PhaseShown = {
  name: PhaseName
  status: PhaseStatus
  detail: string | null
  startedAt: string | null
  finishedAt: string | null
  durationMs: number | null
}
export type LineShown = {
  id: string
  at: string
  phase: PhaseName
  level: "info" | "warn" | "error"
  text: string
}
export type SmokeShown = {
  name: SmokeName
  outcome: SmokeResultWord
  detail: string
  ms: number
  at: string
}
export type AttemptShown = { n: number; of: number; ok: boolean; detail: string; at: string }

export const PROOF_SIDES = ["requested", "registry", "host", "version"] as const
export type ProofSide = (typeof PROOF_SIDES)[number]
/** agrees: shown to be the same; differs: shown to be another; unknown: it did not say. */
export type ProofColumn = {
  digest: string | null
  word: "agrees" | "differs" | "unknown"
  detail: string
  /** The host that said so itself, where what puts things there cannot tell. */
  witness?: string
}
export type Proof = Record<ProofSide, ProofColumn> & { isProven: boolean; at: string }

export type MigrationShown = {
  releaseId: string
  name: string
  isCompatible: boolean | null
  note: string | null
}

export type PreflightCheck = {
  name:
    | "release"
    | "driver"
    | "address"
    | "busy"
    | "stopped"
    | "retired"
    | "checks"
    | "window"
    | "freeze"
    | "migrations"
    | "proven"
  outcome: "pass" | "warn" | "fail"
  /** What was found: `preflightSentence` says it. */
  code: string
  values?: Record<string, string | number>
  /** What lets it through all the same; absent: nothing does. */
  override?: Override
}
export type Preflight = { checks: PreflightCheck[]; migrations: MigrationShown[]; mayBegin: boolean }

export type DeploymentView = DeploymentRow & {
  serviceKind: string
  placeId: string
  baseUrl: string | null
  reason: string | null
  requestedBy: string
  driver: string
  handle: string | null
  overrides: Override[]
  phases: PhaseShown[]
  /** The last ones, oldest first; `hasOlderLines` when there are more. */
  lines: LineShown[]
  hasOlderLines: boolean
  attempts: AttemptShown[]
  rollbackAttempts: AttemptShown[]
  smokes: SmokeShown[]
  rollbackSmokes: SmokeShown[]
  proof: Proof | null
  /** What would stand in the way of going back from this release to the one before. */
  migrationsInTheWay: MigrationShown[]
  group: { id: string; others: { id: string; service: string; status: DeploymentStatus }[] } | null
  cancelRequestedAt: string | null
  canCancel: boolean
  runId: string | null
  reportName: string | null
}
