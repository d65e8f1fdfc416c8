import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { now } from "@/lib/time"

type CtxFor = (roles: readonly Role[]) => Ctx

export const aSha = (): string => (newId() + newId()).replaceAll("-", "").slice(-40)
export const aDigest = (): string => `sha256:${(newId() + newId()).replaceAll("-", "")}`

/** A clinic whose people just gave their password, and a service with a place in two environments; names are its own. */
export async function softwareGround(
  given: { kind?: string; driver?: string; repository?: string; settings?: object } = {},
): Promise<{
  clinic: MadeClinic
  operator: Ctx
  ctxFor: CtxFor
  strangerFor: CtxFor
  service: { id: string; name: string }
  staging: { id: string; environment: string }
  production: { id: string; environment: string }
}> {
  const clinic = await makeClinic()
  const [member, stranger] = [await memberOf(clinic), await memberOf(await makeClinic())]
  const end = newId().slice(-12)
  const service = { id: newId(), name: `api-${end}` }
  await platformDb().softwareService.create({
    data: { ...service, title: "API", kind: given.kind ?? "api", repository: given.repository ?? null },
  })
  const placeIn = async (title: string, position: number) => {
    const environment = `${title.toLowerCase()}-${end}`
    await platformDb().environment.create({ data: { name: environment, title, position } })
    const id = newId()
    await platformDb().servicePlace.create({
      data: {
        id,
        serviceId: service.id,
        environment,
        driver: given.driver ?? "none",
        settings: given.settings ?? {},
        image: "ghcr.io/acme/api",
      },
    })
    return { id, environment }
  }
  const staging = await placeIn("Staging", 1)
  const production = await placeIn("Production", 2)
  const ctxFor: CtxFor = (roles) => member(roles, { steppedUpAt: now() })
  return {
    clinic,
    operator: ctxFor(["operator"]),
    ctxFor,
    strangerFor: stranger,
    service,
    staging,
    production,
  }
}

/** A release of the service, `minutes` after the first of all. */
export async function makeRelease(
  serviceId: string,
  given: { at?: Date; gitSha?: string; imageDigest?: string; migrations?: [string, boolean | null][] } = {},
): Promise<string> {
  const id = newId()
  const at = given.at ?? now()
  await platformDb().release.create({
    data: {
      id,
      serviceId,
      gitSha: given.gitSha ?? aSha(),
      imageDigest: given.imageDigest ?? aDigest(),
      buildTime: at,
      createdAt: at,
      source: "api",
      migrations: {
        create: (given.migrations ?? []).map(([name, isCompatible]) => ({ name, isCompatible })),
      },
    },
  })
  return id
}

/** An attempt at a place as it would stand afterwards. */
export async function makeDeployment(
  placeId: string,
  given: {
    service: string
    environment: string
    status?: string
    releaseId?: string
    isProven?: boolean
    at?: Date
    handle?: string
  },
): Promise<string> {
  const id = newId()
  const { at = now(), status = "succeeded", ...rest } = given
  await platformDb().deployment.create({
    data: {
      id,
      placeId,
      key: id,
      status,
      requestedBy: "system:test",
      source: "console",
      createdAt: at,
      ...rest,
    },
  })
  return id
}
