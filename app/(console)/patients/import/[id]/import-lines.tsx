import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { ImportDetail, ImportRow, ImportRows } from "@/lib/imports/schema"
import { OUTCOME_NAMES, type Outcome, targetName } from "@/lib/imports/words"
import { t } from "@/lib/say"
import { problemSaid } from "./problem-said"

const TONES = {
  create: "green",
  created: "green",
  update: "blue",
  updated: "blue",
  same: "neutral",
  invalid: "red",
} as const

type Props = { detail: ImportDetail; lines: ImportRows; outcome?: Outcome }

/** Line by line: what would become of it, or what has. */
export function ImportLines({ detail, lines, outcome }: Props) {
  const next = new URLSearchParams({ ...(outcome && { outcome }), after: String(lines.next ?? "") })
  return (
    <Card title={outcome ? t(OUTCOME_NAMES[outcome]) : t("Lines")} id="lines" flush>
      {lines.rows.length === 0 ? (
        <EmptyState compact title={t("No such line")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide list scrolls, and must by keyboard too
        <section tabIndex={0} aria-label={t("Lines of the list")} className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead className="text-left text-xs text-ink-3">
              <tr className="border-b border-line">
                <th className="px-4 py-2 font-medium">{t("Line")}</th>
                <th className="px-2 py-2 font-medium">{t("Outcome")}</th>
                {detail.shape.headings.map((heading, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and their order never changes
                  <th key={at} className="px-2 py-2 font-medium whitespace-nowrap">
                    <bdi>{heading}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {lines.rows.map((row) => (
                <Line key={row.line} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {lines.next !== null && (
        <div className="border-t border-line px-4 py-2">
          <ButtonLink size="sm" href={`/patients/import/${detail.id}?${next}`}>
            {t("Next lines")}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

/** What a known record is no longer after this line as it was before. */
const addsSaid = (adds: readonly string[]): string =>
  `${adds.includes("name") ? `${t("Renames them.")} ` : ""}${t("Takes: {fields}", { fields: adds.map(targetName).join(", ") })}`

function Line({ row }: { row: ImportRow }) {
  return (
    <tr className="align-top">
      <td className="px-4 py-2 text-ink-3 tabular-nums">{row.line}</td>
      <td className="px-2 py-2">
        <Badge tone={TONES[row.outcome]}>{t(OUTCOME_NAMES[row.outcome])}</Badge>
        {row.problem && (
          <span
            className={`mt-0.5 block min-w-40 text-xs ${row.outcome === "invalid" ? "text-red" : "text-amber"}`}
          >
            {problemSaid(row.problem)}
          </span>
        )}
        {row.patientId && (
          <Link
            href={`/patients/${row.patientId}`}
            className="mt-0.5 block text-xs text-accent hover:underline"
          >
            <PatientText>{row.known ?? t("Record")}</PatientText>
          </Link>
        )}
        {row.adds.length > 0 && (
          <span className="mt-0.5 block min-w-40 text-xs text-ink-3">{addsSaid(row.adds)}</span>
        )}
      </td>
      {row.cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of a line are told apart by their place
        <td key={at} className="max-w-64 truncate px-2 py-2 text-ink">
          <PatientText>{cell}</PatientText>
        </td>
      ))}
    </tr>
  )
}
