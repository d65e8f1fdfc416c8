import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Template, TemplateLanguage, TemplateVersion } from "@/lib/generated/prisma/client"
import type { LanguageView, TemplateRow } from "@/lib/templates/schema"
import { sumOf, usesOf } from "@/lib/templates/uses"
import type { Category, Quality, TemplateChannel, TemplateState } from "@/lib/templates/words"

export type Stored = Template & { languages: (TemplateLanguage & { versions: TemplateVersion[] })[] }

/** The clinic's own language first, then by name. */
export const inOrder = <T extends { language: string }>(of: readonly T[], own: string): T[] =>
  [...of].sort(
    (one, other) =>
      Number(other.language.startsWith(own)) - Number(one.language.startsWith(own)) ||
      (one.language < other.language ? -1 : 1),
  )

export const toLanguageView = (one: Stored["languages"][number]): LanguageView => ({
  id: one.id,
  language: one.language,
  state: one.state as TemplateState,
  because: one.because,
  pausedUntil: one.pausedUntil?.toISOString() ?? null,
  quality: one.quality as Quality | null,
  version: one.versions.find((version) => version.id === one.versionId)?.number ?? 0,
  syncedAt: one.syncedAt?.toISOString() ?? null,
})

export async function toTemplateRows(
  tx: Tx,
  ctx: Ctx,
  templates: readonly Stored[],
  own: string,
): Promise<TemplateRow[]> {
  const ids = templates.flatMap((one) =>
    one.languages.flatMap((of) => of.versions.map((version) => version.id)),
  )
  const useOf = await usesOf(tx, ctx, ids)
  return templates.map((one) => {
    const languages = inOrder(one.languages, own)
    const first = languages[0]
    const versions = languages.flatMap((of) => of.versions)
    return {
      id: one.id,
      name: one.name,
      channel: one.channel as TemplateChannel,
      category: one.category as Category,
      languages: languages.map(toLanguageView),
      body: first?.versions.find((version) => version.id === first.versionId)?.body ?? "",
      ...sumOf(versions.map((version) => useOf(version.id))),
    }
  })
}
