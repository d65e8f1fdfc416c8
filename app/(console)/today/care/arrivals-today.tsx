import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Card } from "@/components/ui/card"
import type { NextArrivals } from "@/lib/appointments/today"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { CheckIn } from "./check-in"
import { VisitLines } from "./visit-lines"

const ALL = "/appointments/arrivals"

/** Who comes through the door next. */
export const ArrivalsToday = ({ arrivals, ctx }: { arrivals: NextArrivals; ctx: Ctx }) => (
  <Card
    title={t("Next arrivals")}
    id="arrivals"
    flush
    hint={t("{expected} still to come, {here} in the waiting room", {
      expected: arrivals.expected,
      here: arrivals.here,
    })}
    actions={
      <Link href={ALL} className="text-sm text-accent hover:underline">
        {t("Open the board")}
      </Link>
    }
  >
    {arrivals.rows.length === 0 ? (
      <EmptyState compact title={t("Nobody else is expected today")}>
        {t("Who has an appointment today stands here until they are in.")}
      </EmptyState>
    ) : (
      <VisitLines
        rows={arrivals.rows}
        timeZone={ctx.clinic.timeZone}
        now={ctx.now}
        withWhom
        action={(row) =>
          row.may.steps &&
          (row.status === "scheduled" || row.status === "confirmed") && (
            <CheckIn id={row.id} name={row.patient.name} />
          )
        }
      />
    )}
  </Card>
)
