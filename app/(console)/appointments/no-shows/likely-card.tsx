import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { likelyNoShows } from "@/lib/no-shows/likely"
import type { LikelyRow } from "@/lib/no-shows/schema"
import { LIKELY_DAYS, LIKELY_PERCENT, NO_SHOW_REASONS } from "@/lib/no-shows/words"
import { t } from "@/lib/say"
import { When } from "../list/when"

/** Who may not come this week, and what that is made of: a call before saves the time. */
export async function LikelyCard({ ctx }: { ctx: Ctx }) {
  const rows = await likelyNoShows(ctx, {})
  return (
    <div className="px-4 py-6 md:px-6">
      <Card
        flush
        title={t("May not come in the next {n} days", { n: LIKELY_DAYS })}
        hint={t("{n} of a hundred or more, not confirmed yet", { n: LIKELY_PERCENT })}
      >
        {rows.length === 0 ? (
          <p className="px-4 py-6 text-center text-sm text-ink-3">
            {t("Nobody: each appointment is weighed when it is booked and again the day before.")}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <Likely key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function Likely({ row }: { row: LikelyRow }) {
  const { patient, service, practitioner } = row
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <Badge tone={row.percent >= 50 ? "red" : "amber"}>{t("{n} of 100", { n: row.percent })}</Badge>
      <Link
        href={`/appointments/no-shows?appointment=${row.id}`}
        prefetch={false}
        scroll={false}
        className="font-medium text-ink hover:underline"
      >
        <PatientText>{patient.name}</PatientText>
      </Link>
      {patient.phone && (
        <Phone
          display={patient.phone}
          href={patient.phone.startsWith("+") ? `tel:${patient.phone.replace(/[^\d+]/g, "")}` : undefined}
        />
      )}
      <span className="text-ink-2">
        <When row={row} /> · {service.name} · {practitioner.name}
      </span>
      <span className="w-full text-xs text-ink-3">
        {row.reasons.map((one, n) => (
          <span key={one.reason}>
            {n > 0 && " · "}
            {t(NO_SHOW_REASONS[one.reason] ?? one.reason)}{" "}
            <span className="tabular-nums">{`${one.points > 0 ? "+" : "−"}${Math.abs(one.points)}`}</span>
          </span>
        ))}
      </span>
    </li>
  )
}
