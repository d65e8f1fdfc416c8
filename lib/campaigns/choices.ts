import { z } from "zod"
import { CAMPAIGN_LIMITS, type CampaignLimits } from "@/lib/campaigns/settings"
import { readSetting } from "@/lib/clinics/settings"
import { query } from "@/lib/operation"
import { type Gap, readWording, type Wording } from "@/lib/templates/gaps"
import { standingOf } from "@/lib/templates/rules"
import type { Category, TemplateChannel } from "@/lib/templates/words"

export type TemplateChoice = {
  id: string
  name: string
  channel: TemplateChannel
  category: Category
  gaps: Gap[]
  wordings: (Pick<Wording, "header" | "body" | "footer" | "buttons" | "gaps"> & { language: string })[]
}
export type CampaignChoices = {
  templates: TemplateChoice[]
  languages: string[]
  sources: string[]
  limits: CampaignLimits
  alwaysSecond: boolean
}

const MOST = 200

/** What a campaign can be made of: the templates that may be sent now, and what tells people apart. */
export const campaignChoices = query({
  name: "campaigns.choices",
  may: "messages.sendBulk",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<CampaignChoices> {
    const { clinicId, now } = ctx
    const templates = await tx.template.findMany({
      where: { clinicId, category: { not: "authentication" } },
      include: { languages: { orderBy: { language: "asc" } } },
      orderBy: { name: "asc" },
      take: MOST,
    })
    const open = templates.flatMap((one) =>
      one.languages.filter((spoken) => standingOf(spoken, now).usable && spoken.versionId !== null),
    )
    const versions = await tx.templateVersion.findMany({
      where: { id: { in: open.flatMap((one) => one.versionId ?? []) } },
    })
    const people = await tx.$queryRaw<{ language: string | null; source: string }[]>`
      select distinct language, source from "Patient" where "clinicId" = ${clinicId}::uuid and "mergedIntoId" is null`
    const distinct = (of: readonly (string | null)[]) => [...new Set(of.flatMap((one) => one ?? []))].sort()
    return {
      templates: templates.flatMap((template): TemplateChoice[] => {
        const wordings = open.flatMap((spoken) => {
          const version = versions.find((one) => one.id === spoken.versionId)
          const wording =
            spoken.templateId === template.id && version ? readWording(version.components) : null
          if (!wording || wording.unsendable) return []
          const { header, body, footer, buttons, gaps } = wording
          return [{ language: spoken.language, header, body, footer, buttons, gaps }]
        })
        const [first] = wordings
        if (!first) return []
        const { id, name } = template
        const channel = template.channel as TemplateChannel
        return [{ id, name, channel, category: template.category as Category, gaps: first.gaps, wordings }]
      }),
      languages: distinct(people.map((one) => one.language)),
      sources: distinct(people.map((one) => one.source)),
      limits: await readSetting(tx, ctx, CAMPAIGN_LIMITS),
      alwaysSecond: grant.approval,
    }
  },
})
