import type { Ctx } from "@/lib/ctx"
import { listWebhookDeliveries } from "@/lib/inbox/list"
import { DeliveriesTable } from "./deliveries-lazy"
import { apiPath, deliveryFilters, type Params } from "./search-params"
import { windowText } from "./window-text"

export async function DeliveriesView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const filters = deliveryFilters(params)
  const page = await listWebhookDeliveries(ctx, filters)
  const path = apiPath("/api/inbox/deliveries", filters)
  return (
    <DeliveriesTable
      key={path}
      path={path}
      first={page}
      window={windowText(filters.from, filters.to, ctx.clinic.timeZone)}
      provider={filters.provider}
      isFiltered={Object.keys(filters).some((name) => name !== "cursor")}
    />
  )
}
