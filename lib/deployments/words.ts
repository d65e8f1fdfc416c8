import type { PreflightCheck } from "@/lib/deployments/schema"
import { t, tn } from "@/lib/say"

/** Client-safe words of deployments. */
export const DEPLOYMENT_KINDS = ["deploy", "rollback", "stop", "resume"] as const
export type DeploymentKind = (typeof DEPLOYMENT_KINDS)[number]

export const DEPLOYMENT_STATUSES = [
  "queued",
  "running",
  "rolling_back",
  "cancelling",
  "succeeded",
  "refused",
  "failed",
  "rolled_back",
  "rollback_failed",
  "cancelled",
] as const
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number]

export const UNDER_WAY: readonly DeploymentStatus[] = ["queued", "running", "rolling_back", "cancelling"]
export const isUnderWay = (status: DeploymentStatus): boolean => UNDER_WAY.includes(status)

/** What may be taken all the same, with a reason; the last one only when going back. */
export const OVERRIDES = ["checks", "window", "freeze", "migrations", "unproven"] as const
export type Override = (typeof OVERRIDES)[number]

export const SMOKE_TESTS = [
  "version",
  "live",
  "database",
  "https",
  "auth",
  "cors",
  "headers",
  "speed",
  "errors",
  "root",
] as const
export type SmokeName = (typeof SMOKE_TESTS)[number]
export type SmokeResultWord = "pass" | "warn" | "fail"

export const kindWord = (kind: DeploymentKind): string =>
  ({
    deploy: t("Deployment"),
    rollback: t("Rollback"),
    stop: t("Emergency stop"),
    resume: t("Resume"),
  })[kind]

export const statusWord = (status: DeploymentStatus): string =>
  ({
    queued: t("Waiting to begin"),
    running: t("Under way"),
    rolling_back: t("Going back"),
    cancelling: t("Being cancelled"),
    succeeded: t("Succeeded"),
    refused: t("Refused before it began"),
    failed: t("Failed, not taken back"),
    rolled_back: t("Failed and taken back"),
    rollback_failed: t("Failed, and so did going back"),
    cancelled: t("Cancelled"),
  })[status]

/** How loud a status is: by the names of the tones. */
export const statusTone = (status: DeploymentStatus): "neutral" | "info" | "good" | "warn" | "bad" => {
  if (status === "succeeded") return "good"
  if (status === "failed" || status === "rollback_failed") return "bad"
  if (status === "rolled_back" || status === "refused" || status === "rolling_back") return "warn"
  return status === "running" || status === "cancelling" ? "info" : "neutral"
}

export const smokeTitle = (name: SmokeName): string =>
  ({
    version: t("It says the commit that was asked for"),
    live: t("It is alive"),
    database: t("It reaches its database"),
    https: t("It asks for HTTPS"),
    auth: t("It lets nobody in unasked"),
    cors: t("It lets no other site read it"),
    headers: t("It sends the headers that protect"),
    speed: t("It answers within 2 s"),
    errors: t("Its errors tell nothing of a patient"),
    root: t("Its front door opens"),
  })[name]

export const smokeWord = (outcome: SmokeResultWord): string =>
  ({ pass: t("Passed"), warn: t("Cannot be shown"), fail: t("Failed") })[outcome]

export const overrideWord = (override: Override): string =>
  ({
    checks: t("Take it although the commit's checks are not green"),
    window: t("Take it outside the hours for deployments"),
    freeze: t("Take it although the environment is frozen"),
    migrations: t("Take it although changes of the database stand in the way"),
    unproven: t("Go back to it although its host never said that it ran"),
  })[override]

/** One sentence of a look before a deployment. */
export function preflightSentence({ name, code, values = {} }: PreflightCheck): string {
  const n = Number(values.n ?? 0)
  switch (`${name}.${code}`) {
    case "release.known":
      return t("The release is known: commit {sha}, image {image}.", values)
    case "release.missing":
      return t("No release is named.")
    case "release.odd_digest":
      return t("The release's digest is no sha256 digest: it cannot be asked for by digest.")
    case "release.runs_already":
      return t("This very release runs there already.")
    case "driver.set":
      return t("It is put there by {driver}.", values)
    case "driver.none":
      return t("Nothing is set up that could put it there.")
    case "address.set":
      return t("It answers at {address}.", values)
    case "address.none":
      return t("It has no address: it can be neither smoke-tested nor proven.")
    case "busy.free":
      return t("Nothing else is under way there.")
    case "busy.taken":
      return t("Another deployment is under way there.")
    case "stopped.no":
      return t("It is not stopped.")
    case "stopped.yes":
      return t("It is stopped by an emergency stop. Resume it first.")
    case "retired.yes":
      return t("It is retired there.")
    case "checks.green":
      return t("The commit's checks are green.")
    case "checks.not_needed":
      return t("This environment asks for no checks of the commit.")
    case "checks.pending":
      return t("The commit's checks are still running.")
    case "checks.red":
      return t("The commit's checks are red.")
    case "checks.unknown":
      return t("Nobody told how the commit's checks ended.")
    case "window.open":
      return t("Deployments may begin now.")
    case "window.closed":
      return t("Deployments may begin {hours} only.", values)
    case "window.not_held":
      return t("Going back waits for no hours.")
    case "freeze.no":
      return t("The environment is not frozen.")
    case "freeze.yes":
      return t("The environment is frozen: {reason}", values)
    case "freeze.not_held":
      return t("The environment is frozen. Going back is let through.")
    case "migrations.none":
      return t("No change of the database stands in the way of going back.")
    case "migrations.unsure_base":
      return t("What runs now is not known: whether changes of the database stand in the way is not, either.")
    case "migrations.one_way":
      return tn(
        n,
        "{n} change of the database is not known to work with what runs now: a failure could not be taken back by itself.",
        "{n} changes of the database are not known to work with what runs now: a failure could not be taken back by itself.",
      )
    case "migrations.in_the_way":
      return tn(
        n,
        "{n} change of the database that came since is not known to work with this older release.",
        "{n} changes of the database that came since are not known to work with this older release.",
      )
    case "proven.elsewhere":
      return t("It was proven in {environment}.", values)
    case "proven.host_silent":
      return t(
        "It ended well there, and all but its host said so: that it really ran there was never proven.",
      )
    case "proven.never_here":
      return t("It was never proven there, so it cannot be gone back to.")
    case "proven.nowhere":
      return t("It was proven nowhere yet.")
    default:
      return code
  }
}
