import { conversationInReach } from "@/lib/conversations/reach"
import type { Ctx } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { pickLanguage } from "@/lib/templates/find"
import { readWording } from "@/lib/templates/gaps"
import { standingOf } from "@/lib/templates/rules"
import { UsableTemplatesInput, type UsableTemplateView } from "@/lib/templates/schema"
import { baseLanguage, type Category, type GapField, type TemplateChannel } from "@/lib/templates/words"

const MOST = 200

/** What can be sent in a conversation now, each template once: in the person's language where it is there. */
export const usableTemplates = query({
  name: "templates.usable",
  may: "messages.send",
  input: UsableTemplatesInput,
  async run({ ctx, tx, input }): Promise<{ rows: UsableTemplateView[]; patientIds: string[] }> {
    const { contactId, channel } = await conversationInReach(tx, ctx, input.conversation)
    const people = await tx.patientContact.findMany({
      where: { contactId, patient: { mergedIntoId: null } },
      include: { patient: { select: { id: true, name: true, language: true } } },
      orderBy: [{ isPrimary: "desc" }, { createdAt: "asc" }],
    })
    const { language: own } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { language: true },
    })
    const language = people.find((one) => one.patient.language)?.patient.language ?? own
    const templates = await tx.template.findMany({
      where: { clinicId: ctx.clinicId, channel, category: { not: "authentication" } },
      include: { languages: true },
      orderBy: { name: "asc" },
      take: MOST,
    })
    const chosen = templates.flatMap((template) => {
      const open = template.languages.filter((one) => standingOf(one, ctx.now).usable && one.versionId)
      const fits = pickLanguage(open, language, own)
      return fits?.versionId ? [{ template, spoken: fits, versionId: fits.versionId }] : []
    })
    const versions = await tx.templateVersion.findMany({
      where: { id: { in: chosen.map((one) => one.versionId) } },
    })
    // Where several share the address nobody's name is put in by itself.
    const name = people.length === 1 ? (people[0]?.patient.name ?? null) : null
    const rows = chosen.flatMap(({ template, spoken, versionId }): UsableTemplateView[] => {
      const version = versions.find((one) => one.id === versionId)
      const wording = version && readWording(version.components)
      if (!wording || wording.unsendable) return []
      return [
        {
          templateId: template.id,
          templateVersionId: versionId,
          name: template.name,
          channel: template.channel as TemplateChannel,
          category: template.category as Category,
          language: spoken.language,
          isTheirLanguage: baseLanguage(spoken.language) === baseLanguage(language),
          header: wording.header,
          body: wording.body,
          footer: wording.footer,
          buttons: wording.buttons,
          gaps: wording.gaps.map((gap) => {
            const fill = fieldFor(
              gap.name,
              gap.part,
              wording.gaps.findIndex((one) => one.part === "body") === wording.gaps.indexOf(gap),
            )
            return { ...gap, fill, value: fill && filledWith(ctx, fill, name) }
          }),
        },
      ]
    })
    return {
      rows: rows.sort((one, other) => Number(other.isTheirLanguage) - Number(one.isTheirLanguage)),
      patientIds: people.map((one) => one.patient.id),
    }
  },
  reads: ({ value }) => ({ what: "conversation", patientIds: value.patientIds }),
})

/** By its name, or the first of the text: as a rule that greets. */
function fieldFor(name: string, part: string, isFirst: boolean): GapField | null {
  if (part === "button") return null
  if (/^(first_?name|prenume)$/i.test(name)) return "first_name"
  if (/^(name|full_?name|patient|nume)$/i.test(name)) return "name"
  if (/^(clinic|clinica|clinic_name)$/i.test(name)) return "clinic"
  return isFirst && name === "1" ? "first_name" : null
}

function filledWith(ctx: Ctx, fill: GapField, name: string | null): string | null {
  if (fill === "clinic") return ctx.clinic.name
  return fill === "name" ? name : (name?.trim().split(/\s+/)[0] ?? null)
}
