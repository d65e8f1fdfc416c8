import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { checkParameters } from "@/lib/templates/check"
import { type Gap, readWording } from "@/lib/templates/gaps"
import { standingOf } from "@/lib/templates/rules"

/** As WhatsApp's send endpoint takes it under `template.components`. */
export type SendComponent = {
  type: "header" | "body" | "button"
  sub_type?: "url" | "copy_code"
  index?: string
  parameters: { type: "text" | "coupon_code"; parameter_name?: string; text?: string; coupon_code?: string }[]
}

export type TemplateToSend = {
  name: string
  language: string
  category: string
  components: SendComponent[]
}

export type ForSending =
  | { ok: true; template: TemplateToSend }
  | { ok: false; because: "template_missing" | "template_paused" | "template_changed" | "template" }

/**
 * What a provider is given for a message in this wording. Asked again just before the call: a template that was paused or
 * reworded since says other words than those that were agreed to, so it is not sent.
 */
export async function templateForSending(
  tx: Tx,
  ctx: Ctx,
  templateVersionId: string,
  parameters: readonly string[],
): Promise<ForSending> {
  const version = await tx.templateVersion.findUnique({
    where: { clinicId_id: { clinicId: ctx.clinicId, id: templateVersionId } },
    include: { of: { include: { template: true } } },
  })
  if (!version) return { ok: false, because: "template_missing" }
  const { because } = standingOf(version.of, ctx.now)
  if (because) return { ok: false, because }
  if (version.of.versionId !== version.id) return { ok: false, because: "template_changed" }
  const wording = readWording(version.components)
  const problems = checkParameters(
    version,
    parameters,
    version.of.template.channel === "sms" ? "sms" : "whatsapp",
  )
  if (wording.unsendable || problems.length > 0) return { ok: false, because: "template" }
  const { name, category } = version.of.template
  return {
    ok: true,
    template: {
      name,
      category,
      language: version.of.language,
      components: componentsOf(wording.gaps, wording.format === "named", parameters),
    },
  }
}

export function componentsOf(
  gaps: readonly Gap[],
  isNamed: boolean,
  parameters: readonly string[],
): SendComponent[] {
  const given = gaps.map((gap, at) => ({ gap, text: parameters[at] ?? "" }))
  const of = (type: "header" | "body"): SendComponent[] => {
    const own = given.filter(({ gap }) => gap.part === type)
    return own.length === 0
      ? []
      : [
          {
            type,
            parameters: own.map(({ gap, text }) => ({
              type: "text" as const,
              ...(isNamed && { parameter_name: gap.name }),
              text,
            })),
          },
        ]
  }
  const buttons = given
    .filter(({ gap }) => gap.part === "button")
    .map(({ gap, text }): SendComponent => {
      const isCode = gap.name === "code"
      return {
        type: "button",
        sub_type: isCode ? "copy_code" : "url",
        index: String(gap.button ?? 0),
        parameters: [isCode ? { type: "coupon_code", coupon_code: text } : { type: "text", text }],
      }
    })
  return [...of("header"), ...of("body"), ...buttons]
}
