import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { advance } from "@/lib/deployments/tell"
import { hostLines } from "@/lib/deployments/work/host-lines"
import { driverAt, finalSentence, loadWork, type Work } from "@/lib/deployments/work/load"
import { down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import { DriverError } from "@/lib/drivers/driver"
import { failpoint } from "@/lib/failpoint"
import { migrationsInTheWay } from "@/lib/releases/in-the-way"

const BACK = "rollback" as const

/**
 * Whether it may be gone back, and begins it. Not where nothing was noted to go back to, and not over a change of the
 * database of which nobody said that the release before works with it: an old program before a new database may do
 * more harm than a new one that fails, so a person decides that.
 */
export async function beginBack(ctx: Ctx, id: string, because: string): Promise<Went & { handle?: string }> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  const isCancel = work.status === "cancelling"
  const first = await advance(ctx, {
    id,
    ...(!isCancel && { status: "rolling_back" as const }),
    phase: { name: BACK, status: "running" },
    lines: [
      { key: "back-because", phase: BACK, level: isCancel ? "warn" : "error", text: because },
      ...(await hostLines(work, BACK)),
    ],
  })
  if (first.isOver) return OVER
  const inTheWay = await obstacle(ctx, work)
  if (inTheWay) {
    await advance(ctx, {
      id,
      phase: { name: BACK, status: "skipped", detail: inTheWay },
      lines: [{ key: "back-not", phase: BACK, level: "error", text: inTheWay }],
    })
    return down(inTheWay)
  }
  try {
    const { driver, at } = driverAt(work)
    if (isCancel && work.deployment.handle) await cancelAtHost(ctx, work)
    const saved = work.deployment.saved as Record<string, unknown>
    const back = await driver.restore(at, saved, `${id}-back`)
    failpoint("deploy.rollback")
    const told = await advance(ctx, {
      id,
      phase: { name: BACK, status: "done", detail: back.detail },
      lines: [{ key: "back", phase: BACK, text: `${driver.title}: ${back.detail}` }],
    })
    return { ...(told.isOver ? OVER : ON), handle: back.handle }
  } catch (error) {
    const sentence = finalSentence(error)
    await advance(ctx, {
      id,
      phase: { name: BACK, status: "failed", detail: sentence },
      lines: [{ key: "back-failed", phase: BACK, level: "error", text: sentence }],
    })
    return down(sentence)
  }
}

async function obstacle(ctx: Ctx, { deployment }: Work): Promise<string | null> {
  const { saved, releaseId, previousReleaseId } = deployment
  if (!saved || typeof saved !== "object" || Object.keys(saved).length === 0)
    return "Not taken back: the host did not say what ran before."
  if (!releaseId || !previousReleaseId || deployment.kind === "rollback") return null
  const names = await inClinic(ctx.clinicId, async (tx) =>
    (await migrationsInTheWay(tx, { from: releaseId, to: previousReleaseId })).map((one) => one.name),
  )
  if (names.length === 0) return null
  return `Not taken back: the release before is not known to work with ${names.slice(0, 5).join(", ")}.`
}

/** What was begun may be over already, and a host may offer no way to end it: what is brought back then follows it. */
async function cancelAtHost(ctx: Ctx, work: Work): Promise<void> {
  const { id, deployment } = work
  try {
    const { driver, at } = driverAt(work)
    const { detail } = await driver.cancel(at, deployment.handle ?? "")
    await advance(ctx, { id, lines: [{ key: "back-cancel", phase: BACK, text: detail }] })
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    await advance(ctx, {
      id,
      lines: [{ key: "back-cancel", phase: BACK, level: "warn", text: error.message }],
    })
  }
}
