import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { advance } from "@/lib/deployments/tell"
import { driverAt, finalSentence, loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import type { Running } from "@/lib/drivers/driver"
import { failpoint } from "@/lib/failpoint"

/** Notes what the host says runs there: all that is needed to go back to just that. */
export async function saveWork(ctx: Ctx, id: string): Promise<Went> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (work.isCancelAsked) return CANCEL
  await advance(ctx, { id, phase: { name: "save", status: "running" } })
  let running: Running
  try {
    const { driver, at } = driverAt(work)
    running = await driver.current(at)
    failpoint("deploy.save")
  } catch (error) {
    const sentence = finalSentence(error)
    const told = await advance(ctx, {
      id,
      phase: { name: "save", status: "failed", detail: sentence },
      lines: [{ key: "save", phase: "save", level: "error", text: sentence }],
    })
    return after(told, down(`What runs now could not be noted: ${sentence}`))
  }
  const told = await advance(ctx, {
    id,
    saved: JSON.parse(JSON.stringify(running.saved)),
    previousReleaseId: await releaseRunning(ctx, work, running),
    phase: { name: "save", status: "done", detail: running.detail },
    lines: [{ key: "save", phase: "save", text: `${running.detail} ${running.replicas} wanted.` }],
  })
  return after(told, ON)
}

/** The release that the host names; by what was last proven there only where it names none. */
async function releaseRunning(ctx: Ctx, { place }: Work, running: Running): Promise<string | null> {
  if (!running.digest && !running.gitSha) return place.releaseId
  const found = await inClinic(ctx.clinicId, (tx) =>
    tx.release.findFirst({
      where: {
        serviceId: place.serviceId,
        ...(running.digest ? { imageDigest: running.digest } : { gitSha: running.gitSha ?? "" }),
      },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    }),
  )
  return found?.id ?? null
}
