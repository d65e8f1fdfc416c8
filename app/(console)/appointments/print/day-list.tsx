import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { stateOf } from "@/components/states"
import { cn } from "@/components/ui/cn"
import type { ArrivalRow } from "@/lib/appointments/of-day"
import { t, tn } from "@/lib/say"
import { clockTime, toDate } from "@/lib/time"

const HEAD = ["From, until", "Patient", "What for", "Room", "Note", "Status"]
/** A phone has no room for these: there they stand below what the visit is for. */
const FOLDED = ["Room", "Note"]
const WIDE = "max-sm:hidden print:table-cell"
const NARROW = "mt-0.5 block text-xs text-ink-2 sm:hidden print:hidden"

/** A day on paper, a table for each practitioner. */
export function DayList({ rows, timeZone }: { rows: readonly ArrivalRow[]; timeZone: string }) {
  if (rows.length === 0) return <EmptyState title={t("Nobody comes on this day")} />
  const groups = new Map<string, ArrivalRow[]>()
  for (const row of rows) groups.set(row.practitioner.id, [...(groups.get(row.practitioner.id) ?? []), row])
  const clock = (at: string) => clockTime(toDate(at), timeZone)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {[...groups].map(([id, own]) => (
        <section key={id} aria-labelledby={`of-${id}`}>
          <h2 id={`of-${id}`} className="mb-1.5 flex items-baseline gap-2 text-base font-semibold">
            {own[0]?.practitioner.name}
            <span className="text-xs font-normal text-ink-3">
              {tn(own.length, "{n} appointment", "{n} appointments")}
            </span>
          </h2>
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="border-b border-line-strong text-left text-xs text-ink-3">
                {HEAD.map((one) => (
                  <th
                    key={one}
                    scope="col"
                    className={cn("py-1 pr-3 font-medium", FOLDED.includes(one) && WIDE)}
                  >
                    {t(one)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {own.map((row) => (
                <tr key={row.id} className="border-b border-line align-top">
                  <td className="py-1.5 pr-3 tabular-nums sm:whitespace-nowrap print:whitespace-nowrap">
                    {clock(row.startsAt)}–{clock(row.endsAt)}
                  </td>
                  <td className="py-1.5 pr-3">
                    <PatientText className="font-medium [overflow-wrap:anywhere]">
                      {row.patient.name}
                    </PatientText>
                    {row.patient.phone && (
                      <bdi
                        dir="ltr"
                        className="block text-xs text-ink-2 tabular-nums sm:whitespace-nowrap print:whitespace-nowrap"
                      >
                        {row.patient.phone}
                      </bdi>
                    )}
                  </td>
                  <td className="py-1.5 pr-3 break-words">
                    {row.service.name}
                    {row.room && <span className={NARROW}>{row.room.name}</span>}
                    {row.note && <PatientText className={NARROW}>{row.note}</PatientText>}
                  </td>
                  <td className={cn("py-1.5 pr-3", WIDE)}>{row.room?.name}</td>
                  <td className={cn("max-w-56 py-1.5 pr-3 [overflow-wrap:anywhere]", WIDE)}>
                    {row.note && <PatientText>{row.note}</PatientText>}
                  </td>
                  <td className="py-1.5 sm:whitespace-nowrap print:whitespace-nowrap">
                    {t(stateOf("appointment", row.status).word)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}
