import type { Ctx } from "@/lib/ctx"
import { absent, inClinic } from "@/lib/db"
import type { Login } from "@/lib/deployments/registry-digest"
import { readSmoke, type SmokeTarget } from "@/lib/deployments/smoke/target"
import { type DeploymentKind, type DeploymentStatus, isUnderWay } from "@/lib/deployments/words"
import { driverFor } from "@/lib/drivers"
import { type Driver, DriverError, type DriverPlace } from "@/lib/drivers/driver"
import { AppError } from "@/lib/errors"
import { driverPlaceOf } from "@/lib/software/place"

export type Work = Awaited<ReturnType<typeof loadWork>>

/** The deployment with all that working on it needs, read anew for each step. */
export async function loadWork(ctx: Ctx, id: string) {
  const found = await inClinic(ctx.clinicId, async (tx) => {
    const deployment =
      (await tx.deployment.findUnique({ where: { id }, include: { release: true, previous: true } })) ??
      absent()
    const place =
      (await tx.servicePlace.findUnique({
        where: { id: deployment.placeId },
        include: { service: true, release: true, place: true },
      })) ?? absent()
    return { deployment, place }
  })
  const { deployment, place } = found
  const target: SmokeTarget | null = place.baseUrl
    ? {
        baseUrl: place.baseUrl,
        healthPath: place.healthPath,
        livePath: place.livePath,
        versionPath: place.versionPath,
        smoke: readSmoke(place.smoke),
      }
    : null
  return {
    ...found,
    id,
    kind: deployment.kind as DeploymentKind,
    status: deployment.status as DeploymentStatus,
    isOver: !isUnderWay(deployment.status as DeploymentStatus),
    isCancelAsked: deployment.cancelRequestedAt !== null,
    target,
  }
}

const LOGIN = ["registryUser", "registryPassword"]

/** The place's driver, and what it is told; throws a final `DriverError` where its settings cannot be read. */
export function driverAt({ place, deployment }: Work): { driver: Driver; at: DriverPlace; login?: Login } {
  const driver = driverFor(deployment.driver)
  if (!driver) throw new DriverError("Nothing is set up that could put it there.", { isFinal: true })
  const raw = driverPlaceOf(place)
  const held = (raw.secrets ?? {}) as Record<string, string>
  const own = Object.fromEntries(Object.entries(held).filter(([name]) => !LOGIN.includes(name)))
  const settings = driver.settings.safeParse(raw.settings)
  const secrets = driver.secrets.safeParse(own)
  if (!settings.success || !secrets.success)
    throw new DriverError(`What ${driver.title} needs is not all set. Look at the settings of the place.`, {
      isFinal: true,
    })
  const { registryUser: user, registryPassword: password } = held
  return {
    driver,
    at: { ...raw, settings: settings.data, secrets: secrets.data },
    ...(user && password && { login: { user, password } }),
  }
}

/** What trying again may mend is thrown to the engine, which tries again; the rest is answered as a sentence. */
export function finalSentence(error: unknown): string {
  if (!(error instanceof DriverError)) throw error
  if (error.more.isFinal) return error.message
  throw new AppError("provider_failed", {
    sentence: error.message,
    retryAfterSeconds: error.more.retryAfterMs ? Math.ceil(error.more.retryAfterMs / 1000) : undefined,
    cause: error,
  })
}
