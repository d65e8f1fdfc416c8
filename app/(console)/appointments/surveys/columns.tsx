"use client"

import { PatientText } from "@/components/patient-text"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { t } from "@/lib/say"
import type { SurveyRow } from "@/lib/surveys/schema"
import { isDetractor, isPromoter, SURVEY_WORDS } from "@/lib/surveys/words"
import { heldBecause } from "../components/held-because"
import { When } from "../list/when"

function Score({ score }: { score: number | null }) {
  if (score === null) return <span data-none>–</span>
  const tone = isPromoter(score) ? "green" : isDetractor(score) ? "red" : "neutral"
  return <Badge tone={tone}>{t("{n} of 10", { n: score })}</Badge>
}

function State({ row }: { row: SurveyRow }) {
  const why = heldBecause(row.because)
  return (
    <span className="flex min-w-0 items-center gap-2">
      {row.toRead ? <Badge tone="amber">{t("To read")}</Badge> : <span>{t(SURVEY_WORDS[row.status])}</span>}
      <span className="truncate text-xs text-ink-3" title={why ?? undefined}>
        {why ?? <Time value={row.answeredAt ?? row.askAt} />}
      </span>
    </span>
  )
}

export const columnsWith = (actions: (row: SurveyRow) => React.ReactNode): Column<SurveyRow>[] => [
  {
    id: "patient",
    header: "Patient",
    fixed: true,
    cell: (row) => (
      <span className="flex min-w-0 flex-col">
        <PatientText className="truncate">{row.patient.name}</PatientText>
        {row.comment && (
          <span className="truncate text-xs font-normal text-ink-3">
            <PatientText>{row.comment}</PatientText>
          </span>
        )}
      </span>
    ),
  },
  { id: "score", header: "Answer", width: "w-24", cell: (row) => <Score score={row.score} /> },
  { id: "state", header: "State", width: "w-48", cell: (row) => <State row={row} /> },
  {
    id: "visit",
    header: "Visit",
    width: "w-40",
    from: "lg",
    cell: (row) => <When row={{ startsAt: row.visitAt }} />,
  },
  { id: "service", header: "What for", width: "w-40", from: "xl", cell: (row) => row.service },
  { id: "with", header: "With whom", width: "w-36", from: "xl", cell: (row) => row.practitioner },
  { id: "actions", header: "", width: "w-28", align: "end", phone: "aside", fixed: true, cell: actions },
]
