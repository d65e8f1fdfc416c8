import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { readWording } from "@/lib/templates/gaps"
import { wordingHash } from "@/lib/templates/hash"
import { lockTemplates } from "@/lib/templates/known"
import { SaveSmsTemplateInput } from "@/lib/templates/schema"

/** A text of the clinic's own for SMS, in one language: each change is a new wording, and nobody else approves it. */
export const saveSmsTemplate = command({
  name: "templates.saveSms",
  may: "templates.write",
  input: SaveSmsTemplateInput,
  async run({ ctx, tx, input }): Promise<Done<{ id: string; version: number }>> {
    const { clinicId, now } = ctx
    const { name, category, language, body } = input
    await lockTemplates(tx, clinicId)
    const include = { languages: { include: { versions: true } } }
    const there = input.id
      ? ((await tx.template.findFirst({ where: { id: input.id, channel: "sms", clinicId }, include })) ??
        fail("not_found"))
      : await tx.template.findFirst({ where: { name, channel: "sms", clinicId }, include })
    if (input.id && there && there.name !== name)
      fail("invalid_input", { fields: { name: "A name stays: what uses it would lose it." } })
    const components = [{ type: "BODY", text: body }]
    const hash = wordingHash(components)
    const spoken = there?.languages.find((one) => one.language === language)
    const current = spoken?.versions.find((one) => one.id === spoken.versionId)
    const number = Math.max(0, ...(spoken?.versions.map((one) => one.number) ?? [])) + 1
    const templateId = there?.id ?? newId()
    const facts: Fact[] = []
    if (!there) {
      await tx.template.create({
        data: { id: templateId, clinicId, channel: "sms", name, category, createdAt: now, updatedAt: now },
      })
      facts.push(fact("template.added", templateId, { after: { category, template: name, channel: "sms" } }))
    } else if (there.category !== category) {
      await tx.template.update({ where: { id: templateId }, data: { category, updatedAt: now } })
      facts.push(
        fact("template.category_changed", templateId, {
          before: { category: there.category },
          after: { category, template: name },
        }),
      )
    }
    if (current?.hash === hash) return { value: { id: templateId, version: current.number }, facts }
    const languageId = spoken?.id ?? newId()
    const versionId = newId()
    if (!spoken)
      await tx.templateLanguage.create({
        data: {
          id: languageId,
          clinicId,
          templateId,
          language,
          state: "approved",
          stateAt: now,
          createdAt: now,
        },
      })
    const { gaps, format } = readWording(components)
    await tx.templateVersion.create({
      data: {
        id: versionId,
        clinicId,
        languageId,
        number,
        hash,
        components,
        body,
        format,
        gaps: gaps as unknown as Prisma.InputJsonValue,
        createdById: memberIdOf(ctx),
        createdAt: now,
      },
    })
    await tx.templateLanguage.update({ where: { id: languageId }, data: { versionId } })
    facts.push(
      fact("template.reworded", templateId, {
        after: { template: name, language, version: number, channel: "sms" },
      }),
    )
    return { value: { id: templateId, version: number }, facts }
  },
})
