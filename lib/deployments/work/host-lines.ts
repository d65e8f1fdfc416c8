import { createHash } from "node:crypto"
import type { PhaseName } from "@/lib/deployments/phases"
import { driverAt, type Work } from "@/lib/deployments/work/load"
import { DriverError } from "@/lib/drivers/driver"
import { AppError } from "@/lib/errors"
import { redactText } from "@/lib/redact-text"

const MOST = 50
const BAD = /\b(error|fatal|panic|exception|unhandled|traceback)\b/i

type HostLine = { key: string; phase: PhaseName; level: "info" | "warn"; text: string }

/**
 * What the host logged since the deployment began, each line once. A host that offers no logs, or does not answer, has
 * none: they say more than is known, and decide nothing.
 */
export async function hostLines(work: Work, phase: PhaseName): Promise<HostLine[]> {
  const since = work.deployment.startedAt
  if (!since) return []
  let given: string[] | null
  try {
    const { driver, at } = driverAt(work)
    given = await driver.logs(at, since, MOST)
  } catch (error) {
    if (error instanceof DriverError || error instanceof AppError) return []
    throw error
  }
  const seen = new Map<string, number>()
  return (given ?? []).slice(-MOST).map((line) => {
    const text = redactText(line, 500)
    const nth = (seen.get(text) ?? 0) + 1
    seen.set(text, nth)
    const key = `host-${createHash("sha256").update(text).digest("hex").slice(0, 24)}-${nth}`
    return { key, phase, level: BAD.test(text) ? "warn" : "info", text: `host: ${text}` }
  })
}
