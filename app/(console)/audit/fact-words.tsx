import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { FactRow } from "@/lib/audit/schema"
import { t } from "@/lib/say"
import { saidIn, UNSAID } from "./words"

const Lock = icon("lock")

const NAMES: Record<string, string> = {
  reason: "Why",
  words: "In their words",
  name: "Name",
  "before name": "Name before",
  "after name": "Name after",
  "before address": "Address before",
  "after address": "Address after",
}

/** What a person wrote, or what names a patient: sealed in the record, shown as far as this reader may see it. */
export function Words({ row: { personal, patientId } }: { row: FactRow }) {
  if (!personal) return null
  return (
    <section
      aria-label={t("Sealed words")}
      className="grid gap-2 rounded-lg border border-line bg-sunken px-4 py-3"
    >
      <h3 className="flex items-center gap-1.5 text-xs font-medium text-ink-3">
        <Lock aria-hidden="true" className="size-3.5" />
        {patientId ? t("Sealed with the patient's key") : t("Sealed")}
      </h3>
      {personal.state === "open" ? (
        <DefinitionList>
          {saidIn(personal.value).map(({ name, text }) => (
            <Definition key={name} term={t(NAMES[name] ?? (name || "Said"))}>
              <PatientText className="[overflow-wrap:anywhere] whitespace-pre-line">{text}</PatientText>
            </Definition>
          ))}
        </DefinitionList>
      ) : (
        <p className="text-sm text-ink-2">{t(UNSAID[personal.state])}.</p>
      )}
    </section>
  )
}
