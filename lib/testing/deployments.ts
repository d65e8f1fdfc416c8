import { randomBytes } from "node:crypto"
import type { Ctx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import { findDeployment } from "@/lib/deployments/find"
import { requestDeployment } from "@/lib/deployments/request"
import type { DeploymentView } from "@/lib/deployments/schema"
import { setTiming } from "@/lib/deployments/timing"
import { isUnderWay } from "@/lib/deployments/words"
import type { DriverName } from "@/lib/drivers/driver"
import { type Behaviour, type FakeHost, type FakeRelease, startFakeHost } from "@/lib/drivers/fake-host"
import { newId } from "@/lib/ids"
import { sealSecrets } from "@/lib/software/place"
import { until } from "@/lib/testing/engine"
import { setEnv } from "@/lib/testing/messages"
import { makeRelease, softwareGround } from "@/lib/testing/software"
import { now, toDate } from "@/lib/time"

/** Nothing is waited for, a dozen looks are the most, and hosts of tests live on loopback. */
export function quickDeployments(): void {
  setEnv({ PRIVATE_HOSTS: "127.0.0.1" })
  const at = (most: number) => ({ everyMs: 0, most })
  setTiming({ stable: at(12), health: at(10), witness: at(12), watch: at(10), stopped: at(12) })
}

type Migrations = [string, boolean | null][]
export type DeploymentGround = Awaited<ReturnType<typeof deploymentGround>>

const aRelease = (): FakeRelease => ({
  gitSha: randomBytes(20).toString("hex"),
  imageDigest: `sha256:${randomBytes(32).toString("hex")}`,
})

/** A service in staging on a host of its own, where `old` runs and is proven; no checks are asked for. */
export async function deploymentGround(given: { kind?: DriverName; takesMs?: number } = {}) {
  const { kind = "webhook" } = given
  const ground = await softwareGround({ driver: kind })
  const { service, staging, operator } = ground
  const host: FakeHost = await startFakeHost({
    kind,
    service: service.name,
    environment: staging.environment,
    takesMs: given.takesMs,
  })
  await platformDb().environment.update({
    where: { name: staging.environment },
    data: { needsChecks: false },
  })
  const { settings, image, url, smoke } = host
  await platformDb().servicePlace.update({
    where: { id: staging.id },
    data: {
      settings: JSON.parse(JSON.stringify(settings)),
      sealedSecrets: sealSecrets(staging.id, host.secrets as Record<string, string>),
      image,
      baseUrl: url,
      smoke,
      driver: kind,
    },
  })
  let built = 0
  /** Builds a release that does so, pushes it, and makes it known. */
  async function build(
    behaviour?: Behaviour,
    migrations?: Migrations,
  ): Promise<FakeRelease & { id: string }> {
    const made = aRelease()
    host.push(made, behaviour)
    const at = toDate(now().getTime() - 3_600_000 + ++built * 1_000)
    return { ...made, id: await makeRelease(service.id, { ...made, at, migrations }) }
  }
  const old = await build("good")
  host.put(old, "good")
  await platformDb().servicePlace.update({
    where: { id: staging.id },
    data: { releaseId: old.id, provenAt: now() },
  })
  const wish = (releaseId: string) => ({
    service: service.name,
    environment: staging.environment,
    releaseId,
    key: newId(),
  })
  return {
    ...ground,
    host,
    old,
    build,
    wish,
    ask: (releaseId: string) => requestDeployment(operator, wish(releaseId)),
    place: () => platformDb().servicePlace.findUniqueOrThrow({ where: { id: staging.id } }),
    find: (id: string) => findDeployment(operator, { id }),
    ended: (id: string) => endOf(operator, id),
  }
}

/** A killed worker's work is taken over after its lease, and a busy machine starts the next one slowly. */
const PATIENCE_MS = 240_000

/** The deployment once it is over. */
export const endOf = (ctx: Ctx, id: string): Promise<DeploymentView> =>
  until(async () => {
    const found = await findDeployment(ctx, { id })
    return isUnderWay(found.status) ? undefined : found
  }, PATIENCE_MS)

/** A proven deployment of a release at a place, as one that went well left it. */
export async function makeProven(ground: DeploymentGround, releaseId: string): Promise<string> {
  const { clinic, service, staging } = ground
  const id = newId()
  await inClinic(clinic.id, (tx) =>
    tx.deployment.create({
      data: {
        id,
        service: service.name,
        environment: staging.environment,
        placeId: staging.id,
        releaseId,
        status: "succeeded",
        requestedBy: "system:test",
        source: "console",
        key: id,
        isProven: true,
        startedAt: now(),
        finishedAt: now(),
      },
    }),
  )
  return id
}
