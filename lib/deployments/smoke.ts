import { askerOf } from "@/lib/deployments/smoke/ask"
import type { Found, Looking, SmokeOutcome, SmokeTarget, Test } from "@/lib/deployments/smoke/target"
import { auth, cors, errors, headers, https } from "@/lib/deployments/smoke/tests-of-safety"
import { database, live, root, speed, version } from "@/lib/deployments/smoke/tests-of-state"
import { SMOKE_TESTS, type SmokeName } from "@/lib/deployments/words"
import { OutboundError } from "@/lib/outbound/error"
import { redactText } from "@/lib/redact-text"
import { nowMs } from "@/lib/time"

const TESTS: Record<SmokeName, Test> = {
  version,
  live,
  database,
  https,
  auth,
  cors,
  headers,
  speed,
  errors,
  root,
}

/**
 * The ten, in their order. `expected`: the commit it is to say; without one the first cannot be more than a warning.
 * What could not be found out has failed; what this place cannot show is a warning that says so.
 */
export async function runSmoke(
  target: SmokeTarget,
  expected?: string,
  given: { isTrusted?: boolean } = {},
): Promise<SmokeOutcome[]> {
  const looking: Looking = { target, expected, ask: askerOf(target.baseUrl, given) }
  // How fast it is, is measured before the others keep it busy.
  const fast = await outcomeOf("speed", looking)
  const others = await Promise.all(
    SMOKE_TESTS.filter((name) => name !== "speed").map((name) => outcomeOf(name, looking)),
  )
  const all = [fast, ...others]
  return SMOKE_TESTS.flatMap((name) => all.filter((one) => one.name === name))
}

export const hasFailed = (outcomes: readonly { outcome: string }[]): boolean =>
  outcomes.some((one) => one.outcome === "fail")

export function countsOf(outcomes: readonly { outcome: string }[]): string {
  const of = (word: string) => outcomes.filter((one) => one.outcome === word).length
  return `${of("pass")} passed, ${of("warn")} could not be shown, ${of("fail")} failed`
}

async function outcomeOf(name: SmokeName, looking: Looking): Promise<SmokeOutcome> {
  const fromMs = nowMs()
  const { outcome, detail } = await found(name, looking)
  return { name, outcome, detail: redactText(detail, 300), ms: nowMs() - fromMs }
}

async function found(name: SmokeName, looking: Looking): Promise<Found> {
  const left = looking.target.smoke.skip?.[name]
  if (left) return { outcome: "warn", detail: `Left out: ${left}` }
  try {
    return await TESTS[name](looking)
  } catch (error) {
    if (error instanceof OutboundError) return { outcome: "fail", detail: error.sentence }
    return { outcome: "fail", detail: "What it answered could not be read." }
  }
}
