import type { z } from "zod"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"

/** One thing a clinic may decide otherwise: its name, and a schema that gives every default for `{}`. */
export type Setting<S extends z.ZodType> = { key: string; schema: S }

/** What can no longer be read counts as undecided. */
function decided<S extends z.ZodType>(schema: S, stored: unknown): z.output<S> {
  const read = schema.safeParse(stored ?? {})
  return read.success ? read.data : schema.parse({})
}

/** As the clinic decided, the rest by default. */
export async function readSetting<S extends z.ZodType>(
  tx: Tx,
  ctx: Ctx,
  { key, schema }: Setting<S>,
): Promise<z.output<S>> {
  const { clinicId } = ctx
  const found = await tx.clinicSetting.findUnique({ where: { clinicId_key: { clinicId, key } } })
  return decided(schema, found?.value)
}

/** In the caller's transaction; what came before is given back, for the fact that the caller records. */
export async function writeSetting<S extends z.ZodType>(
  tx: Tx,
  ctx: Ctx,
  setting: Setting<S>,
  value: z.output<S>,
): Promise<{ before: z.output<S> }> {
  const { clinicId, now: updatedAt } = ctx
  const before = await readSetting(tx, ctx, setting)
  const kept = { value: value as Prisma.InputJsonValue, updatedById: memberIdOf(ctx), updatedAt }
  await tx.clinicSetting.upsert({
    where: { clinicId_key: { clinicId, key: setting.key } },
    create: { clinicId, key: setting.key, ...kept },
    update: kept,
  })
  return { before }
}

/** The same for one member. */
export async function readOwnSetting<S extends z.ZodType>(
  tx: Tx,
  { clinicId }: Ctx,
  memberId: string,
  { key, schema }: Setting<S>,
): Promise<z.output<S>> {
  const found = await tx.memberSetting.findUnique({
    where: { clinicId_memberId_key: { clinicId, memberId, key } },
  })
  return decided(schema, found?.value)
}

export async function writeOwnSetting<S extends z.ZodType>(
  tx: Tx,
  { clinicId, now: updatedAt }: Ctx,
  memberId: string,
  { key }: Setting<S>,
  value: z.output<S>,
): Promise<void> {
  const kept = { value: value as Prisma.InputJsonValue, updatedAt }
  await tx.memberSetting.upsert({
    where: { clinicId_memberId_key: { clinicId, memberId, key } },
    create: { clinicId, memberId, key, ...kept },
    update: kept,
  })
}
