import type { Tx } from "@/lib/db"
import { judgePreflight } from "@/lib/deployments/preflight-checks"
import { attemptsHere, ranHere } from "@/lib/deployments/ran-here"
import type { MigrationShown, Preflight } from "@/lib/deployments/schema"
import { type Override, UNDER_WAY } from "@/lib/deployments/words"
import { migrationsInTheWay } from "@/lib/releases/in-the-way"
import type { placeNamed } from "@/lib/software/place"
import { toEnvironment } from "@/lib/software/stored"

export type PlaceFound = Awaited<ReturnType<typeof placeNamed>>

type Asked = {
  place: PlaceFound
  releaseId: string | null
  kind: "deploy" | "rollback"
  overrides?: readonly Override[]
  at: Date
  /** The attempt that asks holds the place itself. */
  selfId?: string
}

/** Reads all that pre-flight needs, and judges it. The same for the dialog and for the attempt itself. */
export async function lookBefore(tx: Tx, asked: Asked): Promise<Preflight> {
  const { place, releaseId, kind, at, selfId } = asked
  const release = releaseId
    ? await tx.release.findFirst({ where: { id: releaseId, serviceId: place.serviceId } })
    : null
  const busy = await tx.deployment.findFirst({
    where: { placeId: place.id, status: { in: [...UNDER_WAY] }, ...(selfId && { id: { not: selfId } }) },
    select: { id: true },
  })
  const proven = release
    ? await tx.deployment.findMany({
        where: { releaseId: release.id, isProven: true },
        distinct: ["environment"],
        select: { environment: true },
      })
    : []
  const migrations = release ? await inTheWay(tx, kind, release.id, place.releaseId) : []
  return judgePreflight(
    {
      kind,
      place,
      environment: toEnvironment(place.place),
      release,
      isBusy: busy !== null,
      migrations,
      provenIn: proven.map((one) => one.environment),
      here: release ? ranHere(await attemptsHere(tx, place.id, release.id)) : "never",
      at,
    },
    asked.overrides,
  )
}

/** Forward: what would keep us from coming back. Back: what came since the release gone back to. */
async function inTheWay(
  tx: Tx,
  kind: "deploy" | "rollback",
  releaseId: string,
  runsId: string | null,
): Promise<MigrationShown[]> {
  if (!runsId || runsId === releaseId) return []
  const between = kind === "rollback" ? { from: runsId, to: releaseId } : { from: releaseId, to: runsId }
  const found = await migrationsInTheWay(tx, between)
  return found.map(({ releaseId, name, isCompatible, note }) => ({ releaseId, name, isCompatible, note }))
}
