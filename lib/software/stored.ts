import type { Tx } from "@/lib/db"
import { absent } from "@/lib/db"
import type { Environment } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { Windows } from "@/lib/software/schema"
import type { EnvironmentRow } from "@/lib/software/views"
import { SERVICE_KINDS } from "@/lib/software/words"

export const toEnvironment = (row: Environment): EnvironmentRow => ({
  name: row.name,
  title: row.title,
  position: row.position,
  windows: Windows.safeParse(row.windows).data ?? [],
  needsChecks: row.needsChecks,
  frozenAt: row.frozenAt,
  freezeReason: row.freezeReason,
})

export const readEnvironments = async (tx: Tx): Promise<EnvironmentRow[]> =>
  (await tx.environment.findMany({ orderBy: [{ position: "asc" }, { name: "asc" }] })).map(toEnvironment)

/** In the order in which they are put out. */
export const inOrder = (
  one: { kind: string; position: number; name: string },
  other: { kind: string; position: number; name: string },
): number =>
  rank(one.kind) - rank(other.kind) || one.position - other.position || one.name.localeCompare(other.name)

const rank = (kind: string) => (SERVICE_KINDS as readonly string[]).indexOf(kind)

/** Taken for the rest of the transaction. Throws `not_found`. */
export async function takeService(tx: Tx, id: string) {
  if (!isId(id)) return absent()
  await tx.$queryRaw`select 1 from "SoftwareService" where id = ${id}::uuid for update`
  return (await tx.softwareService.findUnique({ where: { id } })) ?? absent()
}

/** The same for a place, with its service. */
export async function takePlace(tx: Tx, id: string) {
  if (!isId(id)) return absent()
  await tx.$queryRaw`select 1 from "ServicePlace" where id = ${id}::uuid for update`
  return (
    (await tx.servicePlace.findUnique({ where: { id }, include: { service: true, release: true } })) ??
    absent()
  )
}

export async function takeEnvironment(tx: Tx, name: string) {
  await tx.$queryRaw`select 1 from "Environment" where name = ${name} for update`
  return (await tx.environment.findUnique({ where: { name } })) ?? absent()
}
