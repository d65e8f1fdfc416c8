import type { GapFill } from "@/lib/campaigns/schema"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { t } from "@/lib/say"
import { checkParameters } from "@/lib/templates/check"
import { fillTemplate } from "@/lib/templates/fill"
import { pickLanguage } from "@/lib/templates/find"
import { type Gap, readWording } from "@/lib/templates/gaps"
import { standingOf } from "@/lib/templates/rules"
import { templateLanguage } from "@/lib/templates/words"

export type Wordings = {
  templateId: string
  name: string
  channel: "whatsapp" | "sms"
  category: string
  /** The clinic's own language. */
  own: string
  of: { language: string; versionId: string; components: unknown; gaps: Gap[] }[]
}

/** What of a template can be sent now, in which languages: three statements. Throws `not_found`. */
export async function wordingsOf(tx: Tx, ctx: Ctx, templateId: string): Promise<Wordings> {
  const template =
    (await tx.template.findFirst({
      where: { id: templateId, clinicId: ctx.clinicId },
      include: { languages: true },
    })) ?? fail("not_found")
  const open = template.languages.filter((one) => standingOf(one, ctx.now).usable && one.versionId !== null)
  const versions = await tx.templateVersion.findMany({
    where: { id: { in: open.flatMap((one) => one.versionId ?? []) } },
  })
  const { language: own } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { language: true },
  })
  return {
    templateId,
    name: template.name,
    channel: template.channel === "sms" ? "sms" : "whatsapp",
    category: template.category,
    own,
    of: open.flatMap((one) => {
      const version = versions.find((other) => other.id === one.versionId)
      const wording = version && readWording(version.components)
      return version && wording && !wording.unsendable
        ? [
            {
              language: one.language,
              versionId: version.id,
              components: version.components,
              gaps: wording.gaps,
            },
          ]
        : []
    }),
  }
}

const shapeOf = (gaps: readonly Gap[]) =>
  gaps.map((one) => `${one.part} ${one.name} ${one.button ?? ""}`).join()

/** Refuses, in a sentence, what could not go out to anybody as it was filled in. */
export function refuseUnfit(wordings: Wordings, purpose: string, parameters: readonly GapFill[]): void {
  const [first, ...others] = wordings.of
  if (!first)
    fail("invalid_input", { fields: { templateId: "It cannot be sent just now. Choose another one." } })
  const isOffer = wordings.category === "marketing"
  if (wordings.channel === "whatsapp" && isOffer !== (purpose === "marketing"))
    fail("invalid_input", {
      fields: {
        templateId: isOffer
          ? "Meta knows it as marketing: it goes out as an offer only."
          : "An offer goes out in a template that Meta knows as marketing.",
      },
    })
  const other = others.find((one) => shapeOf(one.gaps) !== shapeOf(first.gaps))
  if (other)
    fail("invalid_input", {
      fields: {
        templateId: t("Its wordings have different gaps: {one} and {other}. Make them the same first.", {
          one: templateLanguage(first.language),
          other: templateLanguage(other.language),
        }),
      },
    })
  if (parameters.length !== first.gaps.length)
    fail("invalid_input", { fields: { parameters: "Fill every gap." } })
}

export type PersonOf = { name: string; language: string | null }

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

/** What one person would be sent; a word for why not. */
export function writtenFor(
  ctx: Ctx,
  wordings: Wordings,
  fills: readonly GapFill[],
  person: PersonOf,
):
  | { ok: true; language: string; versionId: string; parameters: string[]; body: string }
  | { ok: false; because: "no_wording" | "parameters" } {
  const wording = pickLanguage(wordings.of, person.language, wordings.own)
  if (!wording) return { ok: false, because: "no_wording" }
  const parameters = fills.map((one) => {
    if (one.from === "text") return one.text
    if (one.from === "clinic") return ctx.clinic.name
    const name = person.name.replace(/\s+/g, " ").trim()
    return one.from === "name" ? name : firstName(name)
  })
  if (checkParameters(wording, parameters, wordings.channel).length > 0)
    return { ok: false, because: "parameters" }
  const { language, versionId, components } = wording
  return { ok: true, language, versionId, parameters, body: fillTemplate({ components }, parameters) }
}
