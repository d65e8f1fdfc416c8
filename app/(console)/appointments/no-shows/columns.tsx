"use client"

import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import type { Column } from "@/components/table/column"
import { Badge } from "@/components/ui/badge"
import type { NoShowRow } from "@/lib/no-shows/schema"
import { t } from "@/lib/say"
import { When } from "../list/when"
import { telOf } from "../recalls/columns"
import { NoShowState } from "./no-show-state"

export const columnsWith = (actions: (row: NoShowRow) => React.ReactNode): Column<NoShowRow>[] => [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <PatientText className="truncate">{row.patient.name}</PatientText>
        {row.missed > 1 && <Badge tone="red">{t("{n} times", { n: row.missed })}</Badge>}
      </span>
    ),
  },
  {
    id: "phone",
    header: "Phone",
    width: "w-36",
    from: "lg",
    cell: (row) => row.patient.phone && <Phone display={row.patient.phone} href={telOf(row.patient.phone)} />,
  },
  { id: "when", header: "Missed", width: "w-40", cell: (row) => <When row={row} /> },
  { id: "service", header: "What for", width: "w-40", from: "xl", cell: (row) => row.service.name },
  { id: "with", header: "With whom", width: "w-40", from: "2xl", cell: (row) => row.practitioner.name },
  { id: "state", header: "What became of it", width: "w-56", cell: (row) => <NoShowState row={row} /> },
  { id: "actions", header: "", width: "w-40", align: "end", phone: "aside", fixed: true, cell: actions },
]
