import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { differing, proveFourWays } from "@/lib/deployments/proof"
import { askRegistry, type InRegistry } from "@/lib/deployments/registry-digest"
import type { Proof } from "@/lib/deployments/schema"
import { askerOf } from "@/lib/deployments/smoke/ask"
import { readVersion, type Said } from "@/lib/deployments/smoke/version"
import { advance } from "@/lib/deployments/tell"
import { isStale, type Testimony } from "@/lib/deployments/testimony"
import { driverAt, loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, WAIT, type Went } from "@/lib/deployments/work/went"
import { DriverError, type Running } from "@/lib/drivers/driver"
import { AppError } from "@/lib/errors"
import { failpoint } from "@/lib/failpoint"
import { readPicture } from "@/lib/hosts/picture"
import { OutboundError } from "@/lib/outbound/error"
import { now } from "@/lib/time"

type Look = { n: number; of: number }

/**
 * Requested, in the registry, by the host's own word, by the service's. One that differs is a deployment that did not
 * happen. A host that bears witness speaks once a minute: its word is waited for, and its last one decides.
 */
export async function proveWork(ctx: Ctx, id: string, { n, of }: Look): Promise<Went> {
  const work = await loadWork(ctx, id)
  if (work.isOver) return OVER
  if (work.isCancelAsked && work.kind !== "resume") return CANCEL
  const release = work.deployment.release ?? work.place.release
  if (!release) return ON
  if (n === 1) await advance(ctx, { id, phase: { name: "proof", status: "running" } })
  const testimony = await hear(ctx, work)
  // Registries count how often they are asked: not again until there is something new to compare.
  if (n > 1 && n < of && testimony && isStale(testimony)) return after(await advance(ctx, { id }), WAIT)
  const proof = await gather(work, release, testimony)
  failpoint("deploy.proof")
  if (n < of && mayStillAgree(proof)) {
    const detail = `Waiting for the word of ${proof.host.witness}. ${proof.host.detail}`
    return after(await advance(ctx, { id, phase: { name: "proof", status: "running", detail } }), WAIT)
  }
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

/** Only the witness does not agree yet: it may have looked while one container gave way to the next. */
const mayStillAgree = (proof: Proof): boolean =>
  proof.host.witness !== undefined &&
  proof.host.word !== "agrees" &&
  differing(proof).every((side) => side === "host")

async function gather(
  work: Work,
  release: { gitSha: string; imageDigest: string },
  testimony: Testimony | null,
): Promise<Proof> {
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
    testimony,
    said: said.value,
    saidDetail: said.detail,
    at: now(),
  })
}

/** What the host said that the place names as its witness; null where it names none. */
async function hear(ctx: Ctx, { id, place, deployment }: Work): Promise<Testimony | null> {
  const { witnessHost: host, witnessName: name, image } = place
  if (!host) return null
  return inClinic(ctx.clinicId, async (tx) => {
    const stable = await tx.deploymentPhase.findUnique({
      where: { deploymentId_name: { deploymentId: id, name: "stable" } },
      select: { finishedAt: true },
    })
    const since = stable?.finishedAt ?? deployment.startedAt ?? deployment.createdAt
    return { host, sought: { name, image }, picture: await readPicture(tx, host), since }
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
