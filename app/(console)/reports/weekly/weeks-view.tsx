import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { addDays } from "@/lib/reports/days"
import { listWeeks } from "@/lib/reports/list-weeks"
import { t } from "@/lib/say"

const Calendar = icon("calendar-clock")
const HEAD = ["Week", "Days", "Leads", "Booked", "Won", "Kept"] as const

export async function WeeksView({ ctx, cursor }: { ctx: Ctx; cursor?: string }) {
  // An old or mangled place shows the list from its head.
  const { rows, nextCursor } = await listWeeks(ctx, { cursor }).catch((error: unknown) => {
    if (toAppError(error).code !== "invalid_input") throw error
    return listWeeks(ctx, {})
  })
  if (rows.length === 0)
    return (
      <EmptyState icon={<Calendar />} title={t("No week is kept yet")}>
        {t(
          "The first one comes on Monday at 08:00, for the week before, and is mailed to admins and coordinators.",
        )}
      </EmptyState>
    )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard. */}
      <section tabIndex={0} aria-label={t("Weeks")} className="relative overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-xs text-ink-3">
              {HEAD.map((name, n) => (
                <th
                  key={name}
                  scope="col"
                  className={`px-4 py-2 font-medium ${n < 2 ? "text-left" : "text-right"}`}
                >
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ week, monday, made, booked, won, madeAt }) => (
              <tr key={week} className="border-b border-line">
                <th scope="row" className="px-4 py-2 text-left font-medium whitespace-nowrap">
                  <Link href={`/reports/weekly/${week}`} className="text-accent hover:underline">
                    {week}
                  </Link>
                </th>
                <td className="px-4 py-2 whitespace-nowrap text-ink-2">
                  {monday} – {addDays(monday, 6)}
                </td>
                <td className="px-4 py-2 text-right">{made}</td>
                <td className="px-4 py-2 text-right">{booked}</td>
                <td className="px-4 py-2 text-right">{won}</td>
                <td className="px-4 py-2 text-right text-ink-3">
                  <Time value={madeAt} as="relative" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {nextCursor && (
        <div className="px-4 py-3">
          <ButtonLink size="sm" href={`/reports/weekly?cursor=${encodeURIComponent(nextCursor)}`}>
            {t("Earlier weeks")}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
