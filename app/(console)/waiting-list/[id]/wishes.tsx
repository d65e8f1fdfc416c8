import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { WAITING_PRIORITIES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { EntryView } from "@/lib/waiting-list/schema"
import { wishText } from "../wish-words"

export function Wishes({ entry }: { entry: EntryView }) {
  return (
    <Card id="wishes" title={t("What they wait for")}>
      <DefinitionList stacked>
        <Definition term={t("When they can")}>{wishText(entry)}</Definition>
        <Definition term={t("With whom")}>
          {entry.practitioners.map((one) => one.name).join(", ") || t("Anybody")}
        </Definition>
        <Definition term={t("Priority")}>{t(WAITING_PRIORITIES[entry.priority])}</Definition>
        {entry.because && (
          <Definition term={t("Why they wait")}>
            <PatientText>{entry.because}</PatientText>
          </Definition>
        )}
        {entry.appointment && (
          <Definition term={t("They have")}>
            <Link href={`/appointments/${entry.appointment.id}`} className="underline underline-offset-2">
              <Time value={entry.appointment.startsAt} as="moment" />
            </Link>
          </Definition>
        )}
        {entry.patient.phone && (
          <Definition term={t("Phone")}>
            <Phone display={entry.patient.phone} />
          </Definition>
        )}
        <Definition term={t("Waits since")}>
          <Time value={entry.createdAt} as="moment" />
          {entry.createdBy && <span className="block text-xs text-ink-3">{entry.createdBy}</span>}
        </Definition>
        {entry.endedAt && (
          <Definition term={t("Ended")}>
            <Time value={entry.endedAt} as="moment" />
          </Definition>
        )}
      </DefinitionList>
    </Card>
  )
}
