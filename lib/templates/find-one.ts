import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { readWording } from "@/lib/templates/gaps"
import { type TemplateDetail, TemplateIdInput } from "@/lib/templates/schema"
import { inOrder, toLanguageView, toTemplateRows } from "@/lib/templates/to-row"
import { usesOf } from "@/lib/templates/uses"

const CAMPAIGNS = 10

/** One template with every wording it ever had, newest first. */
export const findTemplate = query({
  name: "templates.find",
  may: "templates.read",
  input: TemplateIdInput,
  async run({ ctx, tx, input }): Promise<TemplateDetail> {
    if (!isId(input.id)) fail("not_found")
    const template =
      (await tx.template.findFirst({
        where: { id: input.id, clinicId: ctx.clinicId },
        include: {
          languages: { include: { versions: { orderBy: { number: "desc" } } } },
          campaigns: {
            orderBy: { createdAt: "desc" },
            take: CAMPAIGNS,
            select: { id: true, title: true, status: true },
          },
        },
      })) ?? fail("not_found")
    const { language: own } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { language: true },
    })
    const [row] = await toTemplateRows(tx, ctx, [template], own)
    const useOf = await usesOf(
      tx,
      ctx,
      template.languages.flatMap((one) => one.versions.map((version) => version.id)),
    )
    return {
      ...(row ?? fail("not_found")),
      campaigns: template.campaigns,
      spoken: inOrder(template.languages, own).map((one) => ({
        ...toLanguageView(one),
        versions: one.versions.map((version) => {
          const { header, body, footer, buttons, gaps, unsendable } = readWording(version.components)
          const { uses, lastUsedAt } = useOf(version.id)
          return {
            id: version.id,
            number: version.number,
            createdAt: version.createdAt.toISOString(),
            ...{ header, body, footer, buttons, gaps, unsendable },
            uses,
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
            isCurrent: version.id === one.versionId,
          }
        }),
      })),
    }
  },
})
