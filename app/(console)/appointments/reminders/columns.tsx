import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import type { RemindedRow } from "@/lib/reminders/schema"
import { AnswerCell, ReminderCell } from "./reminder-cell"

const call = (phone: string) => (phone.startsWith("+") ? `tel:${phone.replace(/\s/g, "")}` : undefined)

export const COLUMNS: Column<RemindedRow>[] = [
  {
    id: "at",
    header: "When",
    width: "w-20",
    fixed: true,
    phone: "title",
    cell: (row) => <Time as="clock" value={row.startsAt} className="font-medium" />,
  },
  {
    id: "patient",
    header: "Patient",
    cell: ({ patient: { name, phone } }) => (
      <span className="flex min-w-0 flex-col max-md:flex-row max-md:items-baseline max-md:gap-2">
        <PatientText className="truncate font-medium">{name}</PatientText>
        {phone && <Phone display={phone} href={call(phone)} className="text-xs text-ink-3" />}
      </span>
    ),
  },
  {
    id: "service",
    header: "What for",
    width: "w-48",
    from: "xl",
    phone: "hide",
    cell: (row) => (
      <span className="flex min-w-0 flex-col">
        <span className="truncate">{row.service}</span>
        <span className="truncate text-xs text-ink-3">{row.practitioner}</span>
      </span>
    ),
  },
  { id: "h24", header: "A day before", width: "w-48", cell: (row) => <ReminderCell view={row.h24} /> },
  {
    id: "h2",
    header: "Two hours before",
    width: "w-48",
    from: "lg",
    phone: "hide",
    cell: (row) => <ReminderCell view={row.h2} />,
  },
  {
    id: "answer",
    header: "Answer",
    width: "w-40",
    align: "end",
    phone: "aside",
    cell: (row) => <AnswerCell row={row} />,
  },
]
