import { driverAt, type Work } from "@/lib/deployments/work/load"
import { DriverError } from "@/lib/drivers/driver"
import { AppError } from "@/lib/errors"

export type BackThere = { outcome: "pass" | "warn" | "fail"; detail: string }

/** How many there are is no part of what was noted: others may have changed that since, and rightly. */
const COUNTS = ["replicas", "desiredCount"]

/**
 * Whether the host, by its own word, holds again what it said before anything was changed. A host that takes the wish
 * and does nothing leaves what failed in place, and the older release's commit may be all that its /version repeats.
 */
export async function backThere(work: Work): Promise<BackThere> {
  try {
    const { driver, at } = driverAt(work)
    const { saved, detail } = await driver.current(at)
    const noted = work.deployment.saved as Record<string, unknown>
    if (Object.keys(saved).length === 0)
      return { outcome: "warn", detail: `The host does not say what it holds. ${detail}` }
    return isSame(noted, saved)
      ? { outcome: "pass", detail: "The host holds again what was noted." }
      : { outcome: "fail", detail: `The host holds something else than was noted. ${detail}` }
  } catch (error) {
    if (error instanceof DriverError) return { outcome: "warn", detail: error.message }
    if (error instanceof AppError && error.code === "wrong_state")
      return { outcome: "warn", detail: error.sentence }
    throw error
  }
}

const isSame = (noted: Record<string, unknown>, saved: Record<string, unknown>): boolean =>
  [...new Set([...Object.keys(noted), ...Object.keys(saved)])]
    .filter((name) => !COUNTS.includes(name))
    .every((name) => JSON.stringify(noted[name]) === JSON.stringify(saved[name]))
