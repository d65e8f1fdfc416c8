import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { SyncFailedInput } from "@/lib/templates/schema"

/** Keeps why templates could not be read, until they are; told again it is the same. A job's work. */
export const failSync = command({
  name: "templates.failSync",
  may: "templates.write",
  input: SyncFailedInput,
  async run({ ctx, tx, input }) {
    const { connectionId, reason } = input
    const connection = isId(connectionId)
      ? await tx.connection.findFirst({
          where: { id: connectionId, provider: "whatsapp" },
          select: { id: true },
        })
      : null
    if (!connection) fail("not_found")
    const where = { clinicId_connectionId: { clinicId: ctx.clinicId, connectionId } }
    const there = await tx.sendingNumber.findUnique({ where })
    const data = { failedBecause: reason, askedAt: null, askedById: null }
    await tx.sendingNumber.upsert({
      where,
      create: { clinicId: ctx.clinicId, connectionId, ...data },
      update: data,
    })
    const isSame = there?.failedBecause === reason && there.askedAt === null
    return {
      value: { reason },
      facts: isSame
        ? []
        : [
            fact("template.sync_failed", connectionId, {
              subjectType: "connection",
              after: { because: reason },
            }),
          ],
    }
  },
})
