import type { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { absent, platformDb, type Tx } from "@/lib/db"
import { record } from "@/lib/facts"
import { Prisma } from "@/lib/generated/prisma/client"
import { forgetDoors } from "@/lib/inbox/connections"
import { forgetModels } from "@/lib/models/live"
import type { Done, Operation } from "@/lib/operation"

export type StoredConnection = {
  id: string
  provider: string
  scheme: string
  externalId: string | null
  settings: unknown
  sealed: Uint8Array
  active: boolean
  pausedAt: Date | null
  rotatedAt: Date | null
}

export type Change = {
  sealed?: Uint8Array<ArrayBuffer>
  pausedAt?: Date | null
  rotatedAt?: Date | null
}

/** Where connections of one level lie. */
export type Store = {
  level: "clinic" | "platform"
  /** As it stands, without holding it: who waits for somebody else must not keep deliveries waiting. Throws `not_found`. */
  read(tx: Tx, id: string): Promise<StoredConnection>
  /** Taken for the rest of the transaction. Throws `not_found`. */
  take(tx: Tx, id: string): Promise<StoredConnection>
  save(tx: Tx, id: string, change: Change): Promise<unknown>
}

const COMMON = Prisma.sql`id, provider, scheme, sealed, active, "pausedAt", "rotatedAt"`

const clinicRow = (id: string) => Prisma.sql`
  select ${COMMON}, "externalId", settings from "Connection" where id = ${id}::uuid`
const platformRow = (id: string) => Prisma.sql`
  select ${COMMON}, null as "externalId", '{}'::json as settings from "PlatformConnection" where id = ${id}::uuid`

async function first(tx: Tx, row: Prisma.Sql): Promise<StoredConnection> {
  const [found] = await tx.$queryRaw<StoredConnection[]>(row)
  return found ?? absent()
}

export const clinicStore: Store = {
  level: "clinic",
  read: (tx, id) => first(tx, clinicRow(id)),
  take: (tx, id) => first(tx, Prisma.sql`${clinicRow(id)} for update`),
  save: (tx, id, data) => tx.connection.update({ where: { id }, data, select: { id: true } }),
}

export const platformStore: Store = {
  level: "platform",
  read: (tx, id) => first(tx, platformRow(id)),
  take: (tx, id) => first(tx, Prisma.sql`${platformRow(id)} for update`),
  save: (tx, id, data) => tx.platformConnection.update({ where: { id }, data, select: { id: true } }),
}

/**
 * What belongs to no clinic is changed over the platform's connection; its facts are written in that same transaction,
 * under the clinic in which the operator was at work.
 */
export async function inPlatform<Out>(ctx: Ctx, work: (tx: Tx) => Promise<Done<Out>>): Promise<Done<Out>> {
  const value = await platformDb().$transaction(async (tx) => {
    const done = await work(tx)
    await record(tx, ctx, done.facts)
    return done.value
  })
  return { value, facts: [] }
}

/** The webhooks' doors are read anew once the change is committed; other processes follow within seconds. */
export function changesDoors<S extends z.ZodType, Out>(operation: Operation<S, Out>): Operation<S, Out> {
  const call = async (ctx: Ctx, input: z.input<S>) => {
    const value = await operation(ctx, input)
    forgetDoors()
    forgetModels()
    return value
  }
  return Object.assign(call, { ...operation })
}
