import Link from "next/link"
import type { ReactNode } from "react"
import { PatientText } from "@/components/patient-text"
import { Countdown, Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { NoShowRow } from "@/lib/no-shows/schema"
import type { RecallsToday } from "@/lib/recalls/today"
import { t, tn } from "@/lib/say"
import type { CareToday } from "@/lib/today/care"
import type { OfferRow } from "@/lib/waiting-list/schema"
import { shortMoment } from "../../appointments/components/near/appointment-lines"

/** Whose answer is awaited, who did not come, and who should come again. */
export const DeskToday = ({
  desk: { offers, noShows, recalls },
  timeZone,
}: {
  desk: Pick<CareToday, "offers" | "noShows" | "recalls">
  timeZone: string
}) => (
  <div className="grid items-start gap-4 lg:grid-cols-3">
    {offers && (
      <Desk title={t("Offered times")} id="offers" href="/waiting-list" open={t("Waiting list")}>
        {offers.length === 0 ? (
          t("No offer waits for an answer.")
        ) : (
          <Offers rows={offers} timeZone={timeZone} />
        )}
      </Desk>
    )}
    {noShows && (
      <Desk
        title={t("Did not come")}
        id="no-shows"
        href="/appointments/no-shows"
        open={t("No-shows")}
        count={noShows.open}
      >
        {noShows.rows.length === 0 ? t("Nobody is to be called back.") : <NoShows rows={noShows.rows} />}
      </Desk>
    )}
    {recalls && (
      <Desk title={t("To come again")} id="recalls" href="/appointments/recalls" open={t("Recalls")}>
        <Recalls recalls={recalls} />
      </Desk>
    )}
  </div>
)

type DeskProps = {
  title: string
  id: string
  href: string
  open: string
  count?: number
  children: ReactNode
}

const Desk = ({ title, id, href, open, count, children }: DeskProps) => (
  <Card
    title={title}
    id={id}
    count={count || undefined}
    actions={
      <Link href={href} className="text-sm text-accent hover:underline">
        {open}
      </Link>
    }
  >
    <div className="text-sm text-ink-3">{children}</div>
  </Card>
)

const Offers = ({ rows, timeZone }: { rows: readonly OfferRow[]; timeZone: string }) => (
  <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
    {rows.map((row) => (
      <li key={row.id} className="flex items-center gap-3">
        <span className="min-w-0 grow">
          <PatientText className="block truncate font-medium text-ink">{row.patient.name}</PatientText>
          <span className="block truncate text-xs">
            {row.service.name} · {shortMoment(row.startsAt, timeZone)}
          </span>
        </span>
        <Countdown
          due={row.expiresAt}
          label={t("Answer of {name}", { name: row.patient.name })}
          className="text-xs"
        />
      </li>
    ))}
  </ul>
)

const NoShows = ({ rows }: { rows: readonly NoShowRow[] }) => (
  <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
    {rows.map((row) => (
      <li key={row.id} className="flex items-center gap-3">
        <span className="min-w-0 grow">
          <Link
            href={`/appointments/${row.id}`}
            prefetch={false}
            className="block truncate font-medium text-ink hover:text-accent hover:underline"
          >
            <PatientText>{row.patient.name}</PatientText>
          </Link>
          <span className="block truncate text-xs">
            {row.service.name} · <Time value={row.startsAt} />
          </span>
        </span>
        {row.next && <span className="text-xs">{t("booked again")}</span>}
      </li>
    ))}
  </ul>
)

const Recalls = ({ recalls: { toCall, mine, due } }: { recalls: RecallsToday }) => (
  <ul className="grid gap-1.5">
    <li>{tn(toCall, "{n} patient is to be called", "{n} patients are to be called")}</li>
    {mine > 0 && <li>{tn(mine, "{n} of them is yours", "{n} of them are yours")}</li>}
    <li>{tn(due, "{n} invitation is due", "{n} invitations are due")}</li>
  </ul>
)
