import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Card } from "@/components/ui/card"
import type { PatientDetail } from "@/lib/patients/schema"
import { RELATION_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { AddRelative, UnlinkRelative } from "./relative-actions"

export function RelativesCard({ detail: { relatives, may, patient } }: { detail: PatientDetail }) {
  return (
    <Card
      title={t("Relatives")}
      id="relatives"
      actions={may.write ? <AddRelative patientId={patient.id} name={patient.name} /> : undefined}
    >
      {relatives.length === 0 && <p className="text-sm text-ink-3">{t("Nobody is linked.")}</p>}
      <ul className="grid gap-2">
        {relatives.map((one) => (
          <li key={one.id} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 grow">
              {one.inReach ? (
                <Link
                  href={`/patients/${one.id}`}
                  className="font-medium text-ink hover:text-accent hover:underline"
                >
                  <PatientText>{one.name}</PatientText>
                </Link>
              ) : (
                <PatientText>{one.name}</PatientText>
              )}{" "}
              <span className="text-xs text-ink-3">{t(RELATION_NAMES[one.kind])}</span>
            </span>
            {may.write && <UnlinkRelative patientId={patient.id} relativeId={one.id} name={one.name} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
