"use client"

import { useTimeZone } from "@/components/clock"
import { PatientText } from "@/components/patient-text"
import { Callout } from "@/components/ui/callout"
import type { ExceptionPreview } from "@/lib/opening/schema"
import { t, tn } from "@/lib/say"
import { moment, toDate } from "@/lib/time"

/** Who is booked then: each can be opened beside, to call and move them. */
export function Hits({ found: { hits, more } }: { found: ExceptionPreview }) {
  const zone = useTimeZone()
  const all = hits.length + more
  if (all === 0) return null
  return (
    <Callout
      tone="amber"
      role="alert"
      title={tn(all, "{n} appointment stands in the way", "{n} appointments stand in the way")}
    >
      <ul className="mt-1 grid max-h-56 gap-1 overflow-y-auto">
        {hits.map((one) => (
          <li key={one.id} className="text-xs">
            <a
              href={`/appointments/${one.id}`}
              target="_blank"
              rel="noreferrer"
              className="font-medium underline underline-offset-2"
            >
              <PatientText>{one.patient.name}</PatientText>
            </a>{" "}
            {[moment(toDate(one.startsAt), zone), one.service, one.practitioner, one.room]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-xs">{tn(more, "and {n} more", "and {n} more")}</p>}
      <p className="mt-2 text-xs">
        {t("They stay where they are and are marked in the list until somebody moves or cancels them.")}
      </p>
    </Callout>
  )
}
