import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import type { CareToday } from "@/lib/today/care"
import { VisitLines } from "./visit-lines"

/** A practitioner's own day: who is in, who waits, who comes. */
export const OwnDay = ({ day, ctx }: { day: NonNullable<CareToday["day"]>; ctx: Ctx }) => (
  <Card
    title={t("Your day")}
    id="day"
    flush
    count={day.rows.length || undefined}
    hint={day.done > 0 ? tn(day.done, "{n} visit is over", "{n} visits are over") : undefined}
    actions={
      <Link
        href={`/appointments?view=day&practitioner=${day.practitionerId}`}
        className="text-sm text-accent hover:underline"
      >
        {t("Open the calendar")}
      </Link>
    }
  >
    {day.rows.length === 0 ? (
      <EmptyState compact title={t("Nobody else comes to you today")}>
        {t("Free times can be booked from a lead, a conversation or the calendar.")}
      </EmptyState>
    ) : (
      <VisitLines rows={day.rows} timeZone={ctx.clinic.timeZone} now={ctx.now} withWhom={false} />
    )}
  </Card>
)
