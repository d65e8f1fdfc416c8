import Link from "next/link"
import type { ReactNode } from "react"
import { StatusBadge } from "@/components/status-badge"
import { Countdown, Time } from "@/components/time"
import { DECLINE_CAUSES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { OfferRow } from "@/lib/waiting-list/schema"
import { WAYS } from "@/lib/waiting-list/words"
import { OfferActions } from "./offer-actions"
import { OfferedTime } from "./open-offers"
import { causeText } from "./reason-words"
import { Reasons } from "./reasons"
import { WhyNot } from "./why-not"

type Props = {
  one: OfferRow
  /** In place of the time: whom it was offered, where all are of one time. */
  head?: ReactNode
}

/** One offer: what, why, until when, and what came of it. */
export function OfferItem({ one, head }: Props) {
  return (
    <li className="grid gap-2 border-b border-line px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        {head ?? <OfferedTime one={one} />}
        <StatusBadge kind="slotOffer" value={one.status} />
      </div>
      <div className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-3">
        <span>{t(WAYS[one.way])}</span>
        <span>
          {t("asked")} <Time value={one.createdAt} />
        </span>
        {one.status === "offered" && <Countdown due={one.expiresAt} label={t("Their answer")} />}
        {one.answeredAt && one.status !== "blocked" && (
          <span>
            {t("ended")} <Time value={one.answeredAt} />
          </span>
        )}
        {one.declinedBecause && <span className="text-ink-2">{t(DECLINE_CAUSES[one.declinedBecause])}</span>}
        {one.because && <span className="text-ink-2">{causeText(one.because)}</span>}
        {one.appointmentId && (
          <Link href={`/appointments/${one.appointmentId}`} className="underline underline-offset-2">
            {t("The appointment")}
          </Link>
        )}
        {!head && one.slotId && (
          <Link href={`/waiting-list/slots/${one.slotId}`} className="underline underline-offset-2">
            {t("Who else was asked")}
          </Link>
        )}
      </div>
      <Reasons reasons={one.reasons} score={one.score} />
      {one.may.write && one.status === "offered" && <OfferActions id={one.id} />}
      {one.may.write && one.status === "declined" && !one.declinedBecause && <WhyNot id={one.id} />}
    </li>
  )
}
