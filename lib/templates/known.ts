import type { Tx } from "@/lib/db"
import type { KnownLanguage, KnownTemplate } from "@/lib/templates/plan-take"

/** Nobody else changes the clinic's templates until the transaction ends. */
export async function lockTemplates(tx: Tx, clinicId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`templates ${clinicId}`}, 0))`
}

/** What is kept of the clinic's WhatsApp templates, or of one: two statements. */
export async function knownTemplates(
  tx: Tx,
  only?: { name: string },
): Promise<{ templates: KnownTemplate[]; languages: KnownLanguage[] }> {
  const templates = await tx.template.findMany({
    where: { channel: "whatsapp", ...only },
    select: { id: true, name: true, category: true },
  })
  const languages = await tx.$queryRaw<KnownLanguage[]>`
    select spoken.id, spoken."templateId", template.name, spoken.language, spoken."externalId", spoken.state,
      spoken.because, spoken."pausedUntil", spoken.quality, spoken."versionId", version.hash, spoken."stateAt",
      coalesce((select max(number) from "TemplateVersion" any_one where any_one."languageId" = spoken.id), 0)::int as number
    from "TemplateLanguage" spoken
    join "Template" template on template.id = spoken."templateId"
    left join "TemplateVersion" version on version.id = spoken."versionId"
    where spoken."templateId" = any (${templates.map((one) => one.id)}::uuid[])`
  return { templates, languages }
}
