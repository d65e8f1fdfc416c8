import { fail } from "@/lib/errors"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { knownTemplates, lockTemplates } from "@/lib/templates/known"
import { planTake } from "@/lib/templates/plan-take"
import { keepRating } from "@/lib/templates/rating"
import { TakeTemplatesInput } from "@/lib/templates/schema"
import { warnOfTemplates } from "@/lib/templates/warn"

/** Takes in what the provider has: a job's work, the same number of statements for one template and for a thousand. */
export const takeTemplates = command({
  name: "templates.take",
  may: "templates.write",
  input: TakeTemplatesInput,
  async run({ ctx, tx, input }) {
    const { connectionId, asOf } = input
    const connection = isId(connectionId)
      ? await tx.connection.findFirst({
          where: { id: connectionId, provider: "whatsapp" },
          select: { id: true },
        })
      : null
    if (!connection) fail("not_found")
    await lockTemplates(tx, ctx.clinicId)
    const known = await knownTemplates(tx)
    const plan = planTake(input.templates, known, input)
    const { clinicId, now } = ctx
    const made = { clinicId, createdAt: now }
    await tx.template.createMany({
      data: plan.templates
        .filter((one) => one.isNew)
        .map(({ isNew: _, ...one }) => ({ ...one, ...made, channel: "whatsapp", updatedAt: now })),
    })
    const moved = plan.templates.filter((one) => !one.isNew)
    await tx.$executeRaw`
      update "Template" template set category = given.category, "updatedAt" = ${now}
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as given(id uuid, category text)
      where template.id = given.id`
    await tx.templateLanguage.createMany({
      data: plan.languages
        .filter((one) => one.isNew)
        .map(({ isNew: _, ...one }) => ({ ...one, ...made, syncedAt: asOf })),
    })
    await tx.templateVersion.createMany({
      data: plan.versions.map((one) => ({
        ...one,
        ...made,
        components: one.components as Prisma.InputJsonValue,
        gaps: one.gaps as unknown as Prisma.InputJsonValue,
      })),
    })
    const there = plan.languages.filter((one) => !one.isNew)
    await tx.$executeRaw`
      update "TemplateLanguage" spoken set "externalId" = given."externalId", state = given.state,
        because = given.because, "pausedUntil" = given."pausedUntil", quality = given.quality,
        "versionId" = given."versionId", "stateAt" = given."stateAt", "syncedAt" = ${asOf}
      from jsonb_to_recordset(${JSON.stringify(there)}::jsonb) as given(id uuid, "externalId" text, state text,
        because text, "pausedUntil" timestamptz, quality text, "versionId" uuid, "stateAt" timestamptz)
      where spoken.id = given.id`
    const rated = await keepRating(tx, ctx, connectionId, { asOf, number: input.number, isSynced: true })
    const warned = await warnOfTemplates(tx, ctx, plan.broken, `sync:${asOf.toISOString()}`)
    return {
      value: { templates: input.templates.length, changed: plan.facts.length },
      facts: [...plan.facts, ...rated, ...warned],
    }
  },
})
