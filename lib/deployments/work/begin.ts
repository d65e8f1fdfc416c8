import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { lookBefore } from "@/lib/deployments/look-before"
import { advance } from "@/lib/deployments/tell"
import { toOverrides } from "@/lib/deployments/view-of"
import { type DeploymentKind, preflightSentence } from "@/lib/deployments/words"
import { loadWork } from "@/lib/deployments/work/load"
import { after, down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import { failpoint } from "@/lib/failpoint"
import { now } from "@/lib/time"

const LEVELS = { pass: "info", warn: "warn", fail: "error" } as const

/** Begins, and looks before anything is touched. A stop and a resume wait for nothing. */
export async function beginWork(
  ctx: Ctx,
  id: string,
  runId: string,
): Promise<Went & { kind: DeploymentKind }> {
  const work = await loadWork(ctx, id)
  const { kind, deployment, place } = work
  if (work.isOver) return { ...OVER, kind }
  if (kind === "stop" || kind === "resume") {
    const told = await advance(ctx, { id, status: "running", runId })
    return { ...after(told, ON, false), kind }
  }
  await advance(ctx, {
    id,
    status: "running",
    runId,
    phase: { name: "preflight", status: "running" },
  })
  const overrides = toOverrides(deployment.overrides)
  const looked = await inClinic(ctx.clinicId, (tx) =>
    lookBefore(tx, { place, releaseId: deployment.releaseId, kind, overrides, at: now(), selfId: id }),
  )
  failpoint("deploy.preflight")
  const stops = looked.checks.find(
    (one) => one.outcome === "fail" && !(one.override && overrides.includes(one.override)),
  )
  const told = await advance(ctx, {
    id,
    phase: {
      name: "preflight",
      status: stops ? "failed" : "done",
      detail: stops ? preflightSentence(stops) : `${looked.checks.length} looks, nothing in the way.`,
    },
    lines: looked.checks.map((one) => ({
      key: `preflight-${one.name}-${one.code}`,
      phase: "preflight" as const,
      level: LEVELS[one.outcome],
      text:
        one.outcome === "fail" && one !== stops && one.override
          ? `${preflightSentence(one)} Taken all the same.`
          : preflightSentence(one),
    })),
  })
  return { ...after(told, stops ? down(preflightSentence(stops)) : ON), kind }
}
