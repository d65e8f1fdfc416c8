import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listWebhookEvents } from "@/lib/inbox/list"
import { listConnections } from "@/lib/inbox/list-connections"
import { mayReadPlatformInbox } from "@/lib/inbox/side"
import { EventsTable } from "./events-table"
import { ReplayAllOffer } from "./replay-all-offer"
import { apiPath, eventFilters, type Params } from "./search-params"
import { windowText } from "./window-text"
import { providerName } from "./words"

/** `fate` for a view of its own, such as the quarantine. */
export async function EventsView({ ctx, params, fate }: { ctx: Ctx; params: Params; fate?: "quarantined" }) {
  const { side, ...rest } = eventFilters(params)
  const filters = { ...rest, ...(fate && { fate }), ...(side && mayReadPlatformInbox(ctx) && { side }) }
  const page = await listWebhookEvents(ctx, filters)
  const connections = await listConnections(ctx, {})
  const path = apiPath("/api/inbox/events", filters)
  const isReplayable = !filters.q && !filters.deliveryId && can(ctx.roles, "webhooks.replay")
  const names = [...new Set(["whatsapp", "lead-form", ...connections.map((one) => one.provider)])]
  return (
    <EventsTable
      key={path}
      path={path}
      first={page}
      providers={(filters.side ? ["github", "coolify", "eas"] : names).map((provider) => ({
        value: provider,
        label: providerName(provider),
      }))}
      window={windowText(filters.from, filters.to, ctx.clinic.timeZone)}
      hasFixedFate={fate !== undefined}
      isFiltered={Object.keys(filters).some((name) => name !== "cursor")}
      replayAll={isReplayable && <ReplayAllOffer ctx={ctx} filters={filters} />}
    />
  )
}
