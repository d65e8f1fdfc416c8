import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { Countdown, Time } from "@/components/time"
import { t } from "@/lib/say"
import type { OfferRow } from "@/lib/waiting-list/schema"
import { WAYS } from "@/lib/waiting-list/words"
import { OfferActions } from "./offer-actions"
import { Reasons } from "./reasons"

/** Whose answer is awaited, the one whose time ends first in front. */
export function OpenOffers({ offers }: { offers: readonly OfferRow[] }) {
  if (offers.length === 0) return null
  return (
    <section aria-labelledby="open-offers" className="border-b border-line p-4 md:p-6">
      <h2 id="open-offers" className="mb-3 text-sm font-semibold">
        {t("Answers that are awaited")}
      </h2>
      <ul className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
        {offers.map((one) => (
          <li key={one.id} className="grid content-start gap-2 rounded-lg border border-line bg-surface p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link href={`/waiting-list/${one.entryId}`} className="font-medium hover:underline">
                <PatientText>{one.patient.name}</PatientText>
              </Link>
              <Countdown due={one.expiresAt} label={t("Their answer")} urgentMs={15 * 60_000} />
            </div>
            <OfferedTime one={one} />
            <div className="flex flex-wrap gap-x-3 text-xs text-ink-3">
              <span>{t(WAYS[one.way])}</span>
              <span>
                {t("asked")} <Time value={one.createdAt} />
              </span>
              {one.patient.phone && <Phone display={one.patient.phone} />}
              {one.slotId && (
                <Link href={`/waiting-list/slots/${one.slotId}`} className="underline underline-offset-2">
                  {t("Who else was asked")}
                </Link>
              )}
            </div>
            <Reasons reasons={one.reasons} score={one.score} />
            {one.may.write && <OfferActions id={one.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function OfferedTime({ one }: { one: Pick<OfferRow, "startsAt" | "service" | "practitioner"> }) {
  return (
    <p className="text-sm">
      <Time value={one.startsAt} as="moment" className="font-medium" />
      <span className="block text-ink-2">
        {one.service.name} · {one.practitioner.name}
      </span>
    </p>
  )
}
