import { readPlace, writePlace } from "@/lib/cursor"
import { query } from "@/lib/operation"
import { ListTemplatesInput, type TemplatePage } from "@/lib/templates/schema"
import { toTemplateRows } from "@/lib/templates/to-row"
import { TEMPLATE_PAGE } from "@/lib/templates/words"

const SORT = "template"

/** By name, with every language's state. */
export const listTemplates = query({
  name: "templates.list",
  may: "templates.read",
  input: ListTemplatesInput,
  async run({ ctx, tx, input }): Promise<TemplatePage> {
    const { q, channel, state, language, category, cursor } = input
    const after = cursor
      ? readPlace(cursor, SORT, (value) => value !== null && !value.includes("\u0000"))
      : null
    const found = await tx.template.findMany({
      where: {
        clinicId: ctx.clinicId,
        ...(channel && { channel }),
        ...(category && { category }),
        ...(q && { name: { contains: q.toLowerCase().replace(/\s+/g, "_") } }),
        ...((state || language) && {
          languages: { some: { ...(state && { state }), ...(language && { language }) } },
        }),
        ...(after && {
          OR: [{ name: { gt: after.value ?? "" } }, { name: after.value ?? "", id: { gt: after.id } }],
        }),
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: TEMPLATE_PAGE + 1,
      include: { languages: { include: { versions: true } } },
    })
    const { language: own } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { language: true },
    })
    const spoken = await tx.templateLanguage.findMany({
      where: { clinicId: ctx.clinicId },
      distinct: ["language"],
      select: { language: true },
      orderBy: { language: "asc" },
    })
    const page = found.slice(0, TEMPLATE_PAGE)
    const last = page.at(-1)
    return {
      rows: await toTemplateRows(tx, ctx, page, own),
      nextCursor:
        last && found.length > TEMPLATE_PAGE ? writePlace(SORT, { value: last.name, id: last.id }) : null,
      languages: spoken.map((one) => one.language),
    }
  },
})
