import { listAppointments } from "@/lib/appointments/list"
import { listPickers } from "@/lib/appointments/pickers"
import { AppointmentFilters } from "@/lib/appointments/schema"
import type { Ctx } from "@/lib/ctx"
import { AppointmentsTable } from "./appointments-table"

type Props = { ctx: Ctx; filters: Record<string, string>; masked: boolean }

export async function ListView({ ctx, filters, masked }: Props) {
  const input = AppointmentFilters.parse(filters)
  const [first, pickers] = await Promise.all([listAppointments(ctx, input), listPickers(ctx, {})])
  const query = new URLSearchParams(filters).toString()
  return (
    <AppointmentsTable
      path={query ? `/api/appointments?${query}` : "/api/appointments"}
      first={first}
      pickers={pickers}
      tab={input.tab}
      masked={masked}
      isFiltered={Object.keys(filters).some((name) => name !== "tab" && name !== "cursor")}
    />
  )
}
