"use client"

import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import type { PatientRow, PatientView } from "@/lib/patients/schema"
import { languageName, PATIENT_SOURCE_NAMES } from "@/lib/patients/words"
import { t } from "@/lib/say"
import type { Classification, Urgency } from "@/lib/scoring/schema"

const None = () => (
  <span data-none="" className="text-ink-3">
    –
  </span>
)

/** What a view may not order by has no order. */
export const columnsFor = ({ masked, scores }: PatientView): Column<PatientRow>[] => [
  {
    id: "name",
    header: "Patient",
    fixed: true,
    sort: masked ? undefined : "name",
    cell: (row) => <PatientText>{row.name}</PatientText>,
  },
  {
    id: "address",
    header: "Number",
    width: "w-48",
    cell: (row) =>
      row.address ? (
        <span className="tabular-nums">
          <bdi>{row.address}</bdi>
          {row.moreAddresses > 0 && <span className="ml-1.5 text-xs text-ink-3">+{row.moreAddresses}</span>}
        </span>
      ) : (
        <None />
      ),
  },
  {
    id: "lead",
    header: "Open lead",
    width: "w-44",
    cell: ({ openLead }) =>
      !openLead ? (
        <None />
      ) : (
        <span className="inline-flex items-center gap-2">
          {scores && openLead.classification ? (
            <ClassificationBadge value={openLead.classification as Classification} />
          ) : (
            <StatusBadge kind="lead" value={openLead.status} look="plain" />
          )}
          {openLead.urgency !== "none" && <UrgencyBadge value={openLead.urgency as Urgency} />}
        </span>
      ),
  },
  {
    id: "contact",
    header: "Last contact",
    width: "w-32",
    phone: "aside",
    cell: (row) => (row.lastContactAt ? <Time value={row.lastContactAt} /> : <None />),
  },
  {
    id: "language",
    header: "Language",
    width: "w-28",
    from: "lg",
    phone: "hide",
    cell: (row) => (row.language ? t(languageName(row.language)) : <None />),
  },
  {
    id: "source",
    header: "Source",
    width: "w-28",
    from: "lg",
    phone: "hide",
    cell: (row) => t(PATIENT_SOURCE_NAMES[row.source]),
  },
  {
    id: "created",
    header: "Since",
    width: "w-32",
    sort: "createdAt",
    from: "xl",
    phone: "hide",
    cell: (row) => <Time value={row.createdAt} as="day" />,
  },
]
