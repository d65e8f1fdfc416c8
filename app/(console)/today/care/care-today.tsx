import { LiveRefresh } from "@/components/live"
import type { Ctx } from "@/lib/ctx"
import { loadCare } from "@/lib/today/care"
import { ArrivalsToday } from "./arrivals-today"
import { DeskToday } from "./desk-today"
import { OwnDay } from "./own-day"

/** The day's appointments: the front desk's door, a practitioner's chair, the coordinator's desk. */
export async function CareToday({ ctx }: { ctx: Ctx }) {
  const { arrivals, day, ...desk } = await loadCare(ctx)
  if (!arrivals && !day && !desk.offers) return null
  return (
    <div className="grid gap-4">
      <LiveRefresh topics={["appointment", "waiting_list", "recall"]} />
      {day && <OwnDay day={day} ctx={ctx} />}
      {arrivals && <ArrivalsToday arrivals={arrivals} ctx={ctx} />}
      {desk.offers && <DeskToday {...desk} />}
    </div>
  )
}
