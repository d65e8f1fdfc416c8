import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { ViewsOf } from "../views/views-of"
import { ExportButton } from "./export-button"
import { withoutPlace } from "./search-params"
import { SourcesButton } from "./sources-button"

type Props = { ctx: Ctx; filters: Record<string, string>; board: boolean }

export function LeadsHeaderActions({ ctx, filters, board }: Props) {
  const match = withoutPlace(filters)
  const exports = can(ctx.roles, "lists.export") !== null
  return (
    <>
      <SegmentedLinks
        label={t("View")}
        items={[
          { href: hrefWith("/leads", match, { view: null }), label: t("Table"), current: !board },
          { href: hrefWith("/leads", match, { view: "board" }), label: t("Board"), current: board },
        ]}
      />
      <SourcesButton match={match} />
      {exports && <ExportButton match={match} />}
      <ViewsOf ctx={ctx} page="/leads" />
    </>
  )
}
