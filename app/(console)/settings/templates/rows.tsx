import type { Ctx } from "@/lib/ctx"
import { listTemplates } from "@/lib/templates/list"
import { TemplateFilters } from "./filters"
import { TemplatesTable } from "./templates-table"

export type Search = Record<string, string | string[] | undefined>

/** The list as the address narrows it. */
export async function Rows({ ctx, search }: { ctx: Ctx; search: Search }) {
  const { q, state, language, category, channel, cursor } = search
  const page = await listTemplates(ctx, { q, state, language, category, channel, cursor } as object)
  const isFiltered = [q, state, language, category, channel, cursor].some(Boolean)
  return (
    <>
      <TemplateFilters languages={page.languages} />
      <TemplatesTable page={page} isFiltered={isFiltered} />
    </>
  )
}
