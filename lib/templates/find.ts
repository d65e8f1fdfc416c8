import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { readWording } from "@/lib/templates/gaps"
import { standingOf } from "@/lib/templates/rules"
import { baseLanguage, type TemplateChannel } from "@/lib/templates/words"

export { fillTemplate } from "@/lib/templates/fill"

export type UsableTemplate = {
  templateId: string
  templateVersionId: string
  /** As the provider has it: ro, en_US. */
  language: string
  /** The body with its gaps. */
  body: string
  components: unknown
  /** The names of the gaps in the order in which their parameters are given: heading, body, buttons. */
  parameters: string[]
}

type Wanted = { name: string; language: string | null; channel: TemplateChannel }

/**
 * The wording of a template that can be sent now: in this language, in another region's of it, else in the clinic's.
 * Null: there is none, or none of these is approved.
 */
export async function usableTemplate(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<UsableTemplate | null> {
  const found = await tx.templateLanguage.findMany({
    where: { template: { clinicId: ctx.clinicId, channel: wanted.channel, name: wanted.name } },
    include: { template: { select: { channel: true } } },
    orderBy: { language: "asc" },
  })
  const open = found.filter((one) => standingOf(one, ctx.now).usable && one.versionId !== null)
  if (open.length === 0) return null
  const { language: own } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { language: true },
  })
  const chosen = pickLanguage(open, wanted.language, own)
  if (!chosen?.versionId) return null
  const version = await tx.templateVersion.findUniqueOrThrow({ where: { id: chosen.versionId } })
  const wording = readWording(version.components)
  if (wording.unsendable) return null
  return {
    templateId: chosen.templateId,
    templateVersionId: version.id,
    language: chosen.language,
    body: version.body,
    components: version.components,
    parameters: wording.gaps.map((one) => one.name),
  }
}

/** Exactly it, then its base, then any region of it, then the same for the clinic's. */
export function pickLanguage<T extends { language: string }>(
  of: readonly T[],
  language: string | null,
  own: string,
): T | null {
  for (const want of [language, own]) {
    if (!want) continue
    const fits =
      of.find((one) => one.language === want) ??
      of.find((one) => one.language === baseLanguage(want)) ??
      of.find((one) => baseLanguage(one.language) === baseLanguage(want))
    if (fits) return fits
  }
  return null
}
