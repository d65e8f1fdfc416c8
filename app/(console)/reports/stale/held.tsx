import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { StaleSchedule } from "@/lib/leads/stale-sql"
import { t } from "@/lib/say"
import { LetGo } from "./stale-actions"

type Given = {
  schedule: StaleSchedule
  held: { id: string; patientName: string; until: string }[]
  mayWork: boolean
}

export function Held({ schedule, held, mayWork }: Given) {
  return (
    <Card id="held" flush title={t("Left out")} count={held.length}>
      <ul className="divide-y divide-line">
        {held.map(({ id, patientName, until }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-4 px-4 py-1.5 text-sm">
            <span className="flex-1">
              <PatientText>{patientName}</PatientText>
            </span>
            <span className="text-ink-3">
              {t("until")} <Time value={until} as="day" />
            </span>
            {mayWork && <LetGo id={id} name={patientName} schedule={schedule} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
