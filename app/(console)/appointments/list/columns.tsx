import { PatientText } from "@/components/patient-text"
import { practitionerColour } from "@/components/practitioner-colour"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { cn } from "@/components/ui/cn"
import type { AppointmentRow } from "@/lib/appointments/schema"
import { t } from "@/lib/say"
import { When } from "./when"

export function Practitioner({ one }: { one: AppointmentRow["practitioner"] }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden="true"
        className={cn("size-2 shrink-0 rounded-full", practitionerColour(one.colour).bar)}
      />
      <span className="truncate">{one.name}</span>
    </span>
  )
}

export const COLUMNS: Column<AppointmentRow>[] = [
  {
    id: "when",
    header: "When",
    width: "w-44",
    fixed: true,
    phone: "title",
    cell: (row) => <When row={row} />,
  },
  {
    id: "patient",
    header: "Patient",
    cell: (row) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <PatientText className="truncate font-medium">{row.patient.name}</PatientText>
        {row.note && (
          <span className="truncate text-xs text-ink-3">
            <PatientText>{row.note}</PatientText>
          </span>
        )}
      </span>
    ),
  },
  { id: "service", header: "What for", width: "w-44", from: "lg", cell: (row) => row.service.name },
  { id: "with", header: "With whom", width: "w-40", cell: (row) => <Practitioner one={row.practitioner} /> },
  { id: "room", header: "Room", width: "w-24", from: "xl", cell: (row) => row.room?.name },
  {
    id: "status",
    header: "Status",
    width: "w-60",
    align: "end",
    phone: "aside",
    cell: (row) => (
      <StatusBadge
        kind="appointment"
        value={row.status}
        note={
          row.noShowPercent !== null &&
          row.noShowPercent >= 30 &&
          ["scheduled", "confirmed"].includes(row.status)
            ? t("{n}% may not come", { n: row.noShowPercent })
            : undefined
        }
      />
    ),
  },
]
