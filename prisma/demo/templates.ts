import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { DEMO_NUMBER, demoTemplates } from "@/lib/providers/whatsapp/templates-demo"
import { readWording } from "@/lib/templates/gaps"
import { wordingHash } from "@/lib/templates/hash"
import { metaCategory, metaQuality, metaState, metaTier, pauseHours } from "@/lib/templates/rules"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"

export type About = { slug: string; clinicId: string; connectionId: string; anchor: Date; adminId: string }
type Listed = {
  id: string
  name: string
  language: string
  status: string
  category: string
  quality_score: { score: string }
  rejected_reason: string
  components: unknown[]
}

const SMS = {
  en: "{{clinic}}: hello {{first_name}}, your visit is tomorrow. Please ring us if you cannot come.",
  ro: "{{clinic}}: bună ziua, {{first_name}}, vă așteptăm mâine. Sunați-ne dacă nu puteți veni.",
}

export const templateId = (name: string, { slug, anchor }: Pick<About, "slug" | "anchor">): string =>
  idOf(`template ${name} ${slug}`, addMs(anchor, -60 * DAY_MS))
export const versionId = (
  name: string,
  language: string,
  number: number,
  { slug, anchor }: Pick<About, "slug" | "anchor">,
): string => idOf(`wording ${name} ${language} ${number} ${slug}`, addMs(anchor, -60 * DAY_MS))

/** What the clinic's account holds, as it was read last night: each in the wording it has now and, once, had before. */
export async function seedTemplates(tx: Tx, about: About): Promise<void> {
  const { slug, clinicId, connectionId, anchor, adminId } = about
  const before = demoTemplates({ isFormer: true }) as Listed[]
  const now = demoTemplates() as Listed[]
  const firstAt = addMs(anchor, -60 * DAY_MS)
  const syncedAt = addMs(anchor, -7 * HOUR_MS)
  const languageId = (name: string, language: string) => idOf(`spoken ${name} ${language} ${slug}`, firstAt)
  const sms = templateId("visit_tomorrow", about)
  await tx.template.createMany({
    data: [
      ...[...new Map(now.map((one) => [one.name, one])).values()].map((one) => ({
        id: templateId(one.name, about),
        clinicId,
        channel: "whatsapp",
        name: one.name,
        category: metaCategory(one.category),
        createdAt: firstAt,
        updatedAt: firstAt,
      })),
      {
        id: sms,
        clinicId,
        channel: "sms",
        name: "visit_tomorrow",
        category: "utility",
        createdAt: firstAt,
        updatedAt: firstAt,
      },
    ],
    skipDuplicates: true,
  })
  const wordings = (one: Listed) => {
    const former = before.find((other) => other.name === one.name && other.language === one.language)
    const isReworded = former !== undefined && wordingHash(former.components) !== wordingHash(one.components)
    return isReworded ? [former, one] : [one]
  }
  await tx.templateLanguage.createMany({
    data: [
      ...now.map((one) => {
        const state = metaState(one.status) ?? "in_review"
        const because = one.rejected_reason === "NONE" ? null : one.rejected_reason
        const hours = state === "paused" ? pauseHours(because) : null
        const stateAt = hours === null ? addMs(anchor, -20 * DAY_MS) : addMs(anchor, -HOUR_MS)
        return {
          id: languageId(one.name, one.language),
          clinicId,
          templateId: templateId(one.name, about),
          language: one.language,
          externalId: one.id,
          state,
          because,
          pausedUntil: hours === null ? null : addMs(stateAt, hours * HOUR_MS),
          quality: metaQuality(one.quality_score.score),
          versionId: versionId(one.name, one.language, wordings(one).length, about),
          stateAt,
          syncedAt,
          createdAt: firstAt,
        }
      }),
      ...Object.keys(SMS).map((language) => ({
        id: languageId("visit_tomorrow", language),
        clinicId,
        templateId: sms,
        language,
        state: "approved",
        versionId: versionId("visit_tomorrow", language, 1, about),
        stateAt: firstAt,
        createdAt: firstAt,
      })),
    ],
    skipDuplicates: true,
  })
  const worded = (name: string, language: string, number: number, components: unknown[]) => {
    const { body, format, gaps } = readWording(components)
    return {
      id: versionId(name, language, number, about),
      clinicId,
      languageId: languageId(name, language),
      number,
      hash: wordingHash(components),
      components: components as Prisma.InputJsonValue,
      body,
      format,
      gaps: gaps as unknown as Prisma.InputJsonValue,
      createdAt: number === 1 ? firstAt : addMs(anchor, -21 * DAY_MS),
    }
  }
  await tx.templateVersion.createMany({
    data: [
      ...now.flatMap((one) =>
        wordings(one).map(({ components }, at) => worded(one.name, one.language, at + 1, components)),
      ),
      ...Object.entries(SMS).map(([language, text]) => ({
        ...worded("visit_tomorrow", language, 1, [{ type: "BODY", text }]),
        createdById: adminId,
      })),
    ],
    skipDuplicates: true,
  })
  await tx.sendingNumber.createMany({
    data: [
      {
        clinicId,
        connectionId,
        display: DEMO_NUMBER.display_phone_number,
        verifiedName: DEMO_NUMBER.verified_name,
        quality: metaQuality(DEMO_NUMBER.quality_rating),
        tier: metaTier(DEMO_NUMBER.messaging_limit_tier),
        status: DEMO_NUMBER.status,
        ratedAt: syncedAt,
        syncedAt,
      },
    ],
    skipDuplicates: true,
  })
}
