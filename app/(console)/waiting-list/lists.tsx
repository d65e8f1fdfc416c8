import { listPickers } from "@/lib/appointments/pickers"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listEntries } from "@/lib/waiting-list/list"
import { listOffers } from "@/lib/waiting-list/offers"
import { listFreedSlots } from "@/lib/waiting-list/slots"
import { EntriesTable } from "./entries-table"
import { OpenOffers } from "./open-offers"
import { PastOffers } from "./past-offers"
import { cursorOf, entryFilters, type Params } from "./search-params"
import { SlotsTable } from "./slots-table"

type Props = { ctx: Ctx; params: Params; mayWrite: boolean }

export async function Waiting({ ctx, params, mayWrite }: Props) {
  const filters = { ...entryFilters(params), tab: "waiting" as const }
  const { services } = await listPickers(ctx, {})
  return (
    <EntriesTable
      page={await listEntries(ctx, filters)}
      services={services.map(({ id, name }) => ({ value: id, label: name }))}
      isFiltered={Boolean(filters.q ?? filters.service ?? filters.priority)}
      mayWrite={mayWrite}
      maySearch={can(ctx.roles, "appointments.read")?.scope !== "masked"}
    />
  )
}

export async function Ended({ ctx, params }: Props) {
  const page = await listEntries(ctx, { ...entryFilters(params), tab: "ended" })
  return <EntriesTable page={page} services={null} isFiltered={false} mayWrite={false} maySearch={false} />
}

export async function Offers({ ctx, params }: Props) {
  const { open, past } = await listOffers(ctx, cursorOf(params))
  return (
    <>
      <OpenOffers offers={open} />
      <PastOffers page={past} />
    </>
  )
}

export async function Slots({ ctx, params }: Props) {
  return <SlotsTable page={await listFreedSlots(ctx, cursorOf(params))} />
}
