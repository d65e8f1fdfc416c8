import type { Ctx } from "@/lib/ctx"
import { askerOf } from "@/lib/deployments/smoke/ask"
import { advance } from "@/lib/deployments/tell"
import { driverAt, loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, WAIT, type Went } from "@/lib/deployments/work/went"
import { DriverError, type Progress } from "@/lib/drivers/driver"
import { failpoint } from "@/lib/failpoint"
import { OutboundError } from "@/lib/outbound/error"

type Look = { n: number; of: number; isRollback: boolean; handle: string }

/** One look whether the host calls it stable. A host that does not answer is looked at again; the last look decides. */
export async function lookStable(ctx: Ctx, id: string, look: Look): Promise<Went> {
  const { n, of, isRollback, handle } = look
  const name = isRollback ? "rollback_stable" : "stable"
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (!isRollback && work.isCancelAsked) return CANCEL
  if (n === 1) await advance(ctx, { id, phase: { name, status: "running" } })
  const seen = await progressOf(work, handle)
  failpoint(`deploy.${name}`)
  const isLast = n >= of
  const status = seen.state === "stable" ? "done" : seen.state === "failed" || isLast ? "failed" : "running"
  const sentence = isLast && seen.state === "under_way" ? `Not stable in time. ${seen.detail}` : seen.detail
  const told = await advance(ctx, {
    id,
    phase: { name, status, detail: sentence },
    // A host that says the same for minutes fills no log.
    lines:
      n === 1 || n % 6 === 0 || status !== "running"
        ? [
            {
              key: `${name}-${n}`,
              phase: name,
              level: status === "failed" ? "error" : "info",
              text: sentence,
            },
          ]
        : [],
  })
  return after(told, status === "done" ? ON : status === "failed" ? down(sentence) : WAIT, !isRollback)
}

export async function progressOf(work: Work, handle: string): Promise<Progress> {
  try {
    const { driver, at } = driverAt(work)
    if (work.kind === "stop") return stopped(await driver.current(at))
    if (work.kind === "resume" && handle === "resume")
      return resumed(await driver.current(at), work.place.replicas)
    return await driver.progress(at, handle)
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    return {
      state: error.more.isFinal ? "failed" : "under_way",
      healthy: null,
      wanted: null,
      detail: error.message,
    }
  }
}

const stopped = ({ replicas }: { replicas: number }): Progress => ({
  state: replicas === 0 ? "stable" : "under_way",
  healthy: replicas,
  wanted: 0,
  detail:
    replicas === 0 ? "The host says that nothing runs there." : `The host says that ${replicas} still run.`,
})

const resumed = ({ replicas, detail }: { replicas: number; detail: string }, wanted: number): Progress => ({
  state: replicas > 0 ? "stable" : "under_way",
  healthy: replicas,
  wanted,
  detail,
})

/** One attempt at its health: what it answers itself, and how many the host counts. Both must be well. */
export async function lookHealthy(ctx: Ctx, id: string, look: Look): Promise<Went> {
  const { n, of, isRollback, handle } = look
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (!isRollback && work.isCancelAsked) return CANCEL
  const phase = isRollback ? "rollback_stable" : "health"
  if (n === 1) await advance(ctx, { id, phase: { name: phase, status: "running" } })
  const { ok, detail } = await healthOf(work, handle)
  failpoint(isRollback ? "deploy.rollback_health" : "deploy.health")
  const status = ok ? "done" : n >= of ? "failed" : "running"
  const told = await advance(ctx, {
    id,
    attempt: { n, of, isRollback, ok, detail },
    phase: { name: phase, status, detail: `Attempt ${n} of ${of}: ${detail}` },
    lines: [
      {
        key: `${phase}-health-${n}`,
        phase,
        level: ok ? "info" : "warn",
        text: `Attempt ${n} of ${of}: ${detail}`,
      },
    ],
  })
  return after(
    told,
    ok ? ON : status === "failed" ? down(`Not healthy after ${of} attempts: ${detail}`) : WAIT,
    !isRollback,
  )
}

async function healthOf(work: Work, handle: string): Promise<{ ok: boolean; detail: string }> {
  const { target } = work
  if (!target) return { ok: false, detail: "It has no address that could be asked." }
  const said = await answerOf(target.baseUrl, target.healthPath)
  const { healthy, wanted } = await progressOf(work, handle)
  if (healthy === null || wanted === null) return said
  const counted = `${healthy} of ${wanted} healthy by the host's count`
  return { ok: said.ok && healthy >= wanted, detail: `${said.detail}, ${counted}` }
}

async function answerOf(baseUrl: string, path: string): Promise<{ ok: boolean; detail: string }> {
  try {
    const { status, ms } = await askerOf(baseUrl)(path)
    return { ok: status === 200, detail: `${path} answers ${status} in ${ms} ms` }
  } catch (error) {
    if (error instanceof OutboundError) return { ok: false, detail: `${path}: ${error.sentence}` }
    throw error
  }
}
