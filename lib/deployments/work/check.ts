import type { Ctx } from "@/lib/ctx"
import type { PhaseName } from "@/lib/deployments/phases"
import { countsOf, hasFailed, runSmoke } from "@/lib/deployments/smoke"
import { advance } from "@/lib/deployments/tell"
import { smokeTitle } from "@/lib/deployments/words"
import { backThere } from "@/lib/deployments/work/back-there"
import { loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import { failpoint } from "@/lib/failpoint"

const LEVELS = { pass: "info", warn: "warn", fail: "error" } as const

/** The ten, of what was put there or of what ran before. */
export async function smokeWork(ctx: Ctx, id: string, isRollback: boolean): Promise<Went> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (!isRollback && work.isCancelAsked) return CANCEL
  const name: PhaseName = isRollback ? "rollback_smoke" : "smoke"
  await advance(ctx, { id, phase: { name, status: "running" } })
  const { target } = work
  if (!target) return down("It has no address: it cannot be smoke-tested.")
  const outcomes = await runSmoke(target, expectedOf(work, isRollback))
  const back = isRollback ? await backThere(work) : null
  failpoint(`deploy.${name}`)
  const isBad = hasFailed(outcomes) || back?.outcome === "fail"
  const worst = outcomes.find((one) => one.outcome === "fail")
  const told = await advance(ctx, {
    id,
    smokes: { isRollback, outcomes },
    phase: {
      name,
      status: isBad ? "failed" : "done",
      detail: [countsOf(outcomes), back?.detail].filter(Boolean).join(". "),
    },
    lines: [
      ...outcomes.map((one) => ({
        key: `${name}-${one.name}`,
        phase: name,
        level: LEVELS[one.outcome],
        text: `${one.outcome.toUpperCase()} ${one.name}: ${one.detail} (${one.ms} ms)`,
      })),
      ...(back ? [{ key: `${name}-host`, phase: name, level: LEVELS[back.outcome], text: back.detail }] : []),
    ],
  })
  const because = worst
    ? `A smoke test failed, “${smokeTitle(worst.name)}”: ${worst.detail}`
    : isBad && back?.detail
  return after(told, because ? down(because) : ON, !isRollback)
}

function expectedOf({ deployment, kind, place }: Work, isRollback: boolean): string | undefined {
  if (isRollback) {
    const saved = deployment.saved as { gitSha?: unknown } | null
    return deployment.previous?.gitSha ?? (typeof saved?.gitSha === "string" ? saved.gitSha : undefined)
  }
  return kind === "resume" ? place.release?.gitSha : deployment.release?.gitSha
}
