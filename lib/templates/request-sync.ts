import { z } from "zod"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { addMs, MINUTE_MS } from "@/lib/time"

/** So long an earlier wish stands for this one. */
const PATIENCE_MS = 2 * MINUTE_MS

/** Has templates and number read anew; asked again while that is under way it is the same wish. */
export const requestSync = command({
  name: "templates.requestSync",
  may: "templates.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const { clinicId, now } = ctx
    const connection = await tx.connection.findFirst({
      where: { provider: "whatsapp", active: true },
      select: { id: true },
    })
    if (!connection)
      return fail("wrong_state", { sentence: "WhatsApp is not connected. Connect it under Integrations." })
    const connectionId = connection.id
    const where = { clinicId_connectionId: { clinicId, connectionId } }
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`templates ask ${clinicId}`}, 0))`
    const there = await tx.sendingNumber.findUnique({ where })
    if (there?.askedAt && there.askedAt > addMs(now, -PATIENCE_MS))
      return { value: { askedAt: there.askedAt.toISOString() }, facts: [] }
    const data = { askedAt: now, askedById: memberIdOf(ctx) }
    await tx.sendingNumber.upsert({ where, create: { clinicId, connectionId, ...data }, update: data })
    return {
      value: { askedAt: now.toISOString() },
      facts: [fact("template.sync_asked", connectionId, { subjectType: "connection" })],
      events: [
        {
          name: "templates.sync_asked",
          id: `templates-sync:${connectionId}:${now.toISOString()}`,
          data: { clinicId },
        },
      ],
    }
  },
})
