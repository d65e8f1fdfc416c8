import type { Ctx } from "@/lib/ctx"
import { differing, proveFourWays } from "@/lib/deployments/proof"
import { askRegistry, type InRegistry } from "@/lib/deployments/registry-digest"
import type { Proof } from "@/lib/deployments/schema"
import { countsOf, hasFailed, runSmoke } from "@/lib/deployments/smoke"
import { askerOf } from "@/lib/deployments/smoke/ask"
import { readVersion, type Said } from "@/lib/deployments/smoke/version"
import { advance } from "@/lib/deployments/tell"
import { smokeTitle } from "@/lib/deployments/words"
import { driverAt, loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, type Went } from "@/lib/deployments/work/went"
import { DriverError, type Running } from "@/lib/drivers/driver"
import { AppError } from "@/lib/errors"
import { failpoint } from "@/lib/failpoint"
import { OutboundError } from "@/lib/outbound/error"
import { now } from "@/lib/time"

const LEVELS = { pass: "info", warn: "warn", fail: "error" } as const

/** The ten, of what was put there or of what ran before. */
export async function smokeWork(ctx: Ctx, id: string, isRollback: boolean): Promise<Went> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (!isRollback && work.isCancelAsked) return CANCEL
  const name = isRollback ? "rollback_smoke" : "smoke"
  await advance(ctx, { id, phase: { name, status: "running" } })
  const { target } = work
  if (!target) return down("It has no address: it cannot be smoke-tested.")
  const outcomes = await runSmoke(target, expectedOf(work, isRollback))
  failpoint(`deploy.${name}`)
  const isBad = hasFailed(outcomes)
  const worst = outcomes.find((one) => one.outcome === "fail")
  const told = await advance(ctx, {
    id,
    smokes: { isRollback, outcomes },
    phase: { name, status: isBad ? "failed" : "done", detail: countsOf(outcomes) },
    lines: outcomes.map((one) => ({
      key: `${name}-${one.name}`,
      phase: name,
      level: LEVELS[one.outcome],
      text: `${one.outcome.toUpperCase()} ${one.name}: ${one.detail} (${one.ms} ms)`,
    })),
  })
  const because = worst && `A smoke test failed, “${smokeTitle(worst.name)}”: ${worst.detail}`
  return after(told, because ? down(because) : ON, !isRollback)
}

function expectedOf({ deployment, kind, place }: Work, isRollback: boolean): string | undefined {
  if (isRollback) {
    const saved = deployment.saved as { gitSha?: unknown } | null
    return deployment.previous?.gitSha ?? (typeof saved?.gitSha === "string" ? saved.gitSha : undefined)
  }
  return kind === "resume" ? place.release?.gitSha : deployment.release?.gitSha
}

/** Requested, in the registry, by the host's own word, by the service's. One that differs is a deployment that did not happen. */
export async function proveWork(ctx: Ctx, id: string): Promise<Went> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (work.isCancelAsked && work.kind !== "resume") return CANCEL
  const release = work.deployment.release ?? work.place.release
  if (!release) return ON
  await advance(ctx, { id, phase: { name: "proof", status: "running" } })
  const proof = await gather(work, release)
  failpoint("deploy.proof")
  const others = differing(proof)
  const detail = proof.isProven
    ? "All four agree."
    : others.length > 0
      ? `Not what was asked for: ${others.join(", ")}.`
      : "Nothing speaks against it, and not all of it could be shown."
  const told = await advance(ctx, {
    id,
    proof: { given: proof, isProven: proof.isProven },
    phase: { name: "proof", status: others.length > 0 ? "failed" : "done", detail },
    lines: (["requested", "registry", "host", "version"] as const).map((side) => ({
      key: `proof-${side}`,
      phase: "proof" as const,
      level: proof[side].word === "agrees" ? "info" : proof[side].word === "differs" ? "error" : "warn",
      text: `${side}: ${proof[side].word}, ${proof[side].digest ?? "no digest"}. ${proof[side].detail}`,
    })),
  })
  const because = `The proof says that something else runs there: ${others
    .map((side) => `${side} ${proof[side].digest?.slice(0, 19) ?? proof[side].detail}`)
    .join(", ")}.`
  return after(told, others.length > 0 ? down(because) : ON, work.kind !== "resume")
}

async function gather(work: Work, release: { gitSha: string; imageDigest: string }): Promise<Proof> {
  const [registry, host, said] = await Promise.all([
    told<InRegistry>(async () => {
      const { login } = driverAt(work)
      const { image } = work.place
      return image ? askRegistry(image, release, login) : "The place names no image to ask a registry for."
    }),
    told<Running>(async () => {
      const { driver, at } = driverAt(work)
      return driver.current(at)
    }),
    told<Said>(async () =>
      work.target ? readVersion(askerOf(work.target.baseUrl), work.target) : "It has no address.",
    ),
  ])
  return proveFourWays({
    release,
    registry: registry.value,
    registryDetail: registry.detail,
    host: host.value,
    hostDetail: host.detail,
    said: said.value,
    saidDetail: said.detail,
    at: now(),
  })
}

/** Whoever cannot be asked is unknown, and says why. */
async function told<T extends object>(
  ask: () => Promise<T | string>,
): Promise<{ value: T | null; detail?: string }> {
  try {
    const given = await ask()
    return typeof given === "string" ? { value: null, detail: given } : { value: given }
  } catch (error) {
    if (error instanceof DriverError) return { value: null, detail: error.message }
    if (error instanceof OutboundError) return { value: null, detail: error.sentence }
    if (error instanceof AppError && error.code === "wrong_state")
      return { value: null, detail: error.sentence }
    throw error
  }
}
