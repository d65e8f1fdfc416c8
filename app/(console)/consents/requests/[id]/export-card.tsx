import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { LANGUAGE_NAMES, t, tn } from "@/lib/say"
import type { ExportRow, RequestDetail } from "@/lib/subject-requests/schema"
import { DownloadButton, PrepareButton } from "./export-actions"

const STATES = {
  queued: ["Being made", "blue"],
  ready: ["Ready", "green"],
  failed: ["Could not be made", "red"],
  expired: ["Its time is over", "neutral"],
  erased: ["Erased", "neutral"],
} as const

/** The copies made for this request, and who took them. */
export function ExportCard({ detail: { request, patient, exports, may } }: { detail: RequestDetail }) {
  const isSure = request.status === "in_progress"
  return (
    <Card
      title={t("Copies of their data")}
      id="copies"
      hint={t("A file for other software and a document to read. Both are sealed, and gone after 30 days.")}
      actions={
        may.export && isSure ? (
          <PrepareButton id={request.id} language={patient.language === "ro" ? "ro" : "en"} />
        ) : undefined
      }
      flush
    >
      {exports.length === 0 ? (
        <EmptyState compact title={t("No copy yet")}>
          {isSure
            ? may.export
              ? t("Have one made: everything kept about them, and nothing of anybody else.")
              : t("An admin or a coordinator has it made.")
            : t("A copy can be made once it is sure that it is them who ask.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {exports.map((one) => (
            <Copy key={one.id} one={one} mayExport={may.export} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Copy({ one, mayExport }: { one: ExportRow; mayExport: boolean }) {
  const [label, tone] = STATES[one.status]
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge tone={tone}>{t(label)}</Badge>
        <span className="text-sm text-ink-2">
          <Time value={one.readyAt ?? one.createdAt} as="exact" /> · {LANGUAGE_NAMES[one.language]}
          {one.rows > 0 && ` · ${tn(one.rows, "{n} entry", "{n} entries")}`}
        </span>
        {one.status === "ready" && mayExport && (
          <span className="ml-auto flex gap-2">
            <DownloadButton id={one.id} format="pdf" size={sizeText(one.pdfBytes)} />
            <DownloadButton id={one.id} format="json" size={sizeText(one.jsonBytes)} />
          </span>
        )}
      </div>
      {one.status === "ready" && one.expiresAt && (
        <p className="text-xs text-ink-3">
          {t("There until")} <Time value={one.expiresAt} as="day" />
        </p>
      )}
      {one.downloads.length > 0 && (
        <ul className="grid gap-0.5 text-xs text-ink-3">
          {one.downloads.map((copy) => (
            <li key={copy.at}>
              {t("{format} downloaded by {name}", { format: copy.format.toUpperCase(), name: copy.by })} ·{" "}
              <Time value={copy.at} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

const sizeText = (bytes: number | null): string => `${Math.max(1, Math.round((bytes ?? 0) / 1_024))} KB`
