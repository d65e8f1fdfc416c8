import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { KeptTable } from "@/components/kept-table"
import type { Ctx } from "@/lib/ctx"
import { addDays } from "@/lib/reports/days"
import { listWeeks } from "@/lib/reports/list-weeks"
import { t } from "@/lib/say"
import { orFromHead } from "../../or-from-head"

const Calendar = icon("calendar-clock")

export async function WeeksView({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  const { rows, nextCursor } = await orFromHead((from) => listWeeks(ctx, { cursor: from }), cursor)
  if (rows.length === 0)
    return (
      <EmptyState icon={<Calendar />} title={t("No week is kept yet")}>
        {t(
          "The first one comes on Monday at 08:00, for the week before, and is mailed to admins and coordinators.",
        )}
      </EmptyState>
    )
  return (
    <KeptTable
      label={t("Weeks")}
      head={[t("Week"), t("Days"), t("Leads"), t("Booked"), t("Won")]}
      rows={rows.map(({ week, monday, made, booked, won, madeAt }) => ({
        name: week,
        href: `/reports/weekly/${week}`,
        about: `${monday} – ${addDays(monday, 6)}`,
        numbers: [made, booked, won],
        keptAt: madeAt,
      }))}
      more={
        nextCursor
          ? { href: `/reports/weekly?cursor=${encodeURIComponent(nextCursor)}`, label: t("Earlier weeks") }
          : null
      }
    />
  )
}
