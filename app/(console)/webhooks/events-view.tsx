import type { Ctx } from "@/lib/ctx"
import { listWebhookEvents } from "@/lib/inbox/list"
import { listConnections } from "@/lib/inbox/list-connections"
import { EventsTable } from "./events-table"
import { apiPath, eventFilters, type Params } from "./search-params"
import { windowText } from "./window-text"
import { providerName } from "./words"

export async function EventsView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const filters = eventFilters(params)
  const page = await listWebhookEvents(ctx, filters)
  const connections = await listConnections(ctx, {})
  const path = apiPath("/api/inbox/events", filters)
  return (
    <EventsTable
      key={path}
      path={path}
      first={page}
      providers={connections.map(({ provider }) => ({ value: provider, label: providerName(provider) }))}
      window={windowText(filters.from, filters.to, ctx.clinic.timeZone)}
      isFiltered={Object.keys(filters).some((name) => name !== "cursor")}
    />
  )
}
