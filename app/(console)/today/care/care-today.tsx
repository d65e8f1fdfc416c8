import { LiveRefresh } from "@/components/live"
import { listNextArrivals } from "@/lib/appointments/today"
import type { Ctx } from "@/lib/ctx"
import { loadCare, seesArrivals } from "@/lib/today/care"
import { ArrivalsToday } from "./arrivals-today"
import { DeskToday } from "./desk-today"
import { OwnDay } from "./own-day"

/** Above all else for whoever lets people in. */
export async function Door({ ctx }: { ctx: Ctx }) {
  if (!seesArrivals(ctx)) return null
  return (
    <>
      <LiveRefresh topics={["appointment"]} />
      <ArrivalsToday arrivals={await listNextArrivals(ctx, {})} ctx={ctx} />
    </>
  )
}

/** Below the leads that cannot wait: a practitioner's own day, and what a coordinator has to follow up. */
export async function CareToday({ ctx }: { ctx: Ctx }) {
  const { day, ...desk } = await loadCare(ctx)
  if (!day && !desk.offers) return null
  return (
    <div className="grid gap-4">
      <LiveRefresh topics={["appointment", "waiting_list", "recall"]} />
      {day && <OwnDay day={day} ctx={ctx} />}
      {desk.offers && <DeskToday desk={desk} timeZone={ctx.clinic.timeZone} />}
    </div>
  )
}
