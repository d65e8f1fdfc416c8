import type { RanHere } from "@/lib/deployments/ran-here"
import type { MigrationShown, Preflight, PreflightCheck } from "@/lib/deployments/schema"
import { isOpenAt, windowsText } from "@/lib/deployments/windows"
import type { Override } from "@/lib/deployments/words"
import type { EnvironmentRow } from "@/lib/software/views"

export type Looked = {
  kind: "deploy" | "rollback"
  place: {
    driver: string
    baseUrl: string | null
    stoppedAt: Date | null
    retiredAt: Date | null
    releaseId: string | null
  }
  environment: EnvironmentRow
  release: { id: string; gitSha: string; imageDigest: string; checks: string } | null
  /** Another attempt that holds the place. */
  isBusy: boolean
  migrations: MigrationShown[]
  /** Where this release was proven before: titles of environments. */
  provenIn: string[]
  /** How this release did at this very place. */
  here: RanHere
  at: Date
}

/** All that is looked at before anything is touched, in the order in which it is shown. */
export function judgePreflight(looked: Looked, overrides: readonly Override[] = []): Preflight {
  const checks = [
    ...ofRelease(looked),
    ...ofPlace(looked),
    ofWindow(looked),
    ofFreeze(looked),
    ...(looked.release ? [ofChecks(looked), ofMigrations(looked), ofProof(looked)] : []),
  ]
  const holds = (one: PreflightCheck) =>
    one.outcome === "fail" && !(one.override && overrides.includes(one.override))
  return { checks, migrations: looked.migrations, mayBegin: !checks.some(holds) }
}

const pass = (
  name: PreflightCheck["name"],
  code: string,
  values?: PreflightCheck["values"],
): PreflightCheck => ({
  name,
  code,
  outcome: "pass",
  ...(values && { values }),
})
const warn = (
  name: PreflightCheck["name"],
  code: string,
  values?: PreflightCheck["values"],
): PreflightCheck => ({
  ...pass(name, code, values),
  outcome: "warn",
})
const refuse = (
  name: PreflightCheck["name"],
  code: string,
  more: { values?: PreflightCheck["values"]; override?: Override } = {},
): PreflightCheck => ({ ...pass(name, code, more.values), outcome: "fail", override: more.override })

function ofRelease({ release, place }: Looked): PreflightCheck[] {
  if (!release) return [refuse("release", "missing")]
  const known = pass("release", "known", {
    sha: release.gitSha.slice(0, 10),
    image: release.imageDigest.slice(0, 19),
  })
  if (!/^sha256:[0-9a-f]{64}$/.test(release.imageDigest)) return [refuse("release", "odd_digest")]
  return place.releaseId === release.id ? [known, warn("release", "runs_already")] : [known]
}

function ofPlace({ place, isBusy }: Looked): PreflightCheck[] {
  return [
    place.retiredAt ? refuse("retired", "yes") : null,
    place.driver === "none" ? refuse("driver", "none") : pass("driver", "set", { driver: place.driver }),
    place.baseUrl ? pass("address", "set", { address: place.baseUrl }) : refuse("address", "none"),
    isBusy ? refuse("busy", "taken") : pass("busy", "free"),
    place.stoppedAt ? refuse("stopped", "yes") : pass("stopped", "no"),
  ].filter((one) => one !== null)
}

function ofChecks({ kind, environment, release }: Looked): PreflightCheck {
  const checks = release?.checks ?? "unknown"
  if (checks === "green") return pass("checks", "green")
  if (!environment.needsChecks || kind === "rollback") return pass("checks", "not_needed")
  return refuse("checks", checks, { override: "checks" })
}

function ofWindow({ kind, environment, at }: Looked): PreflightCheck {
  if (isOpenAt(environment.windows, at)) return pass("window", "open")
  if (kind === "rollback") return pass("window", "not_held")
  return refuse("window", "closed", {
    override: "window",
    values: { hours: windowsText(environment.windows) },
  })
}

function ofFreeze({ kind, environment }: Looked): PreflightCheck {
  if (!environment.frozenAt) return pass("freeze", "no")
  if (kind === "rollback") return warn("freeze", "not_held")
  return refuse("freeze", "yes", {
    override: "freeze",
    values: { reason: environment.freezeReason ?? "" },
  })
}

function ofMigrations({ kind, migrations, place }: Looked): PreflightCheck {
  const n = migrations.length
  if (kind === "rollback") {
    if (!place.releaseId) return refuse("migrations", "unsure_base", { override: "migrations" })
    return n === 0
      ? pass("migrations", "none")
      : refuse("migrations", "in_the_way", { override: "migrations", values: { n } })
  }
  return n === 0 ? pass("migrations", "none") : warn("migrations", "one_way", { n })
}

function ofProof({ kind, provenIn, here, environment }: Looked): PreflightCheck {
  if (kind === "rollback" && here === "never") return refuse("proven", "never_here")
  if (kind === "rollback" && here === "unproven")
    return refuse("proven", "host_silent", { override: "unproven" })
  if (provenIn.length > 0) return pass("proven", "elsewhere", { environment: provenIn.join(", ") })
  return environment.position === 0 ? pass("proven", "nowhere") : warn("proven", "nowhere")
}
