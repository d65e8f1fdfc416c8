"use client"

import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { PersonPicker } from "../patients/[id]/person-picker"

export type Chosen = { id: string; name: string | null }
type Props = { chosen: Chosen | null; onChoose: (one: Chosen | null) => void }

/** Whoever stands at the desk, found by name or number. */
export function WhoDecides({ chosen, onChoose }: Props) {
  if (!chosen)
    return (
      <PersonPicker
        name="patientId"
        label={t("Who decides")}
        not=""
        onPick={(id, name) => onChoose({ id, name })}
      />
    )
  return (
    <div className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken px-3 py-2">
      <span className="min-w-0 text-base font-medium">
        <PatientText>{chosen.name ?? ""}</PatientText>
      </span>
      <Button size="sm" variant="ghost" onClick={() => onChoose(null)}>
        {t("Somebody else")}
      </Button>
    </div>
  )
}
