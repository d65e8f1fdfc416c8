"use client"

import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { practitionerColour } from "@/components/practitioner-colour"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { AppointmentView } from "@/lib/appointments/schema"
import { APPOINTMENT_SOURCES, CANCEL_CAUSES, OUTCOMES } from "@/lib/appointments/words"
import { t } from "@/lib/say"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** Who, what, where, and how it came and went. */
export function AppointmentFacts({ one }: { one: AppointmentView }) {
  const { patient, practitioner, room, service } = one
  return (
    <DefinitionList>
      <Definition term={t("Patient")}>
        {one.may.patient ? (
          <Link href={`/patients/${patient.id}`} prefetch={false} className={LINK}>
            <PatientText>{patient.name}</PatientText>
          </Link>
        ) : (
          <PatientText>{patient.name}</PatientText>
        )}
        {patient.phone && (
          <span className="ml-2 text-ink-2">
            <Phone
              display={patient.phone}
              href={patient.phone.startsWith("+") ? `tel:${patient.phone.replace(/\s/g, "")}` : undefined}
            />
          </span>
        )}
      </Definition>
      <Definition term={t("What for")}>{service.name}</Definition>
      <Definition term={t("With whom")}>
        <span className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={cn("size-2 rounded-full", practitionerColour(practitioner.colour).bar)}
          />
          {practitioner.name}
        </span>
      </Definition>
      {room && <Definition term={t("Room")}>{room.name}</Definition>}
      {one.note && (
        <Definition term={t("Note")}>
          <PatientText className="[overflow-wrap:anywhere] whitespace-pre-line">{one.note}</PatientText>
        </Definition>
      )}
      {one.outcome && (
        <Definition term={t("Outcome")}>
          {t(OUTCOMES[one.outcome])}
          {one.outcomeNote && (
            <PatientText className="block [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">
              {one.outcomeNote}
            </PatientText>
          )}
        </Definition>
      )}
      {one.cancelledBecause && (
        <Definition term={t("Cancelled because")}>{t(CANCEL_CAUSES[one.cancelledBecause])}</Definition>
      )}
      {one.movedToId && (
        <Definition term={t("In its place")}>
          <Link href={`/appointments/${one.movedToId}`} prefetch={false} className={LINK}>
            {t("Open the new appointment")}
          </Link>
        </Definition>
      )}
      {one.series && (
        <Definition term={t("Series")}>
          {t("{n} of {count}, every {days} days", {
            n: one.series.n,
            count: one.series.count,
            days: one.series.everyDays,
          })}
        </Definition>
      )}
      {one.leadId && (
        <Definition term={t("Lead")}>
          <Link href={`/leads/${one.leadId}`} prefetch={false} className={LINK}>
            {t("Open the lead")}
          </Link>
        </Definition>
      )}
      <Definition term={t("Booked on")}>
        <Time value={one.createdAt} />
        {one.bookedBy && <span className="text-ink-2"> · {one.bookedBy}</span>}
        <span className="block text-xs text-ink-3">{t(APPOINTMENT_SOURCES[one.source])}</span>
      </Definition>
    </DefinitionList>
  )
}
