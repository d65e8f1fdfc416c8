import type { Ctx } from "@/lib/ctx"
import { advance } from "@/lib/deployments/tell"
import { driverAt, finalSentence, loadWork } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import { failpoint } from "@/lib/failpoint"

/** Tells the host to put the release there, stop or start. The same deployment has the same key, however often it is told. */
export async function putWork(ctx: Ctx, id: string): Promise<Went & { handle?: string }> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  const { kind, deployment, place } = work
  if (deployment.handle) return { ...ON, handle: deployment.handle }
  const mayCancel = kind === "deploy" || kind === "rollback"
  if (mayCancel && work.isCancelAsked) return CANCEL
  const first = await advance(ctx, { id, phase: { name: "deploy", status: "running" } })
  if (first.isOver) return OVER
  try {
    const { driver, at } = driverAt(work)
    const { handle, detail } = await begun()
    failpoint("deploy.deploy")
    const told = await advance(ctx, {
      id,
      handle: handle || id,
      isResumed: kind === "resume",
      phase: { name: "deploy", status: "done", detail },
      lines: [{ key: "deploy", phase: "deploy", text: `${driver.title}: ${detail}` }],
    })
    return { ...after(told, ON, false), handle: handle || id }

    async function begun(): Promise<{ handle: string; detail: string }> {
      if (kind === "stop") return { handle: "stop", ...(await driver.stop(at)) }
      if (kind === "resume") return { handle: "resume", ...(await driver.resume(at, place.replicas)) }
      const { release } = deployment
      if (!release) return { handle: "", detail: "" }
      return driver.deploy(at, release, id)
    }
  } catch (error) {
    const sentence = finalSentence(error)
    const told = await advance(ctx, {
      id,
      phase: { name: "deploy", status: "failed", detail: sentence },
      lines: [{ key: "deploy-failed", phase: "deploy", level: "error", text: sentence }],
    })
    return after(told, down(sentence))
  }
}
