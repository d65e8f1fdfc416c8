import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { DrillCheck, DrillRow } from "@/lib/backups/schema"
import { becauseWords, CHECKS } from "@/lib/backups/words"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"

const ShieldCheck = icon("shield-check")
const Check = icon("circle-check")
const Cross = icon("circle-x")

/** The newest drills, each with everything that was looked at. */
export function DrillList({ rows }: { rows: DrillRow[] }) {
  return (
    <Card title={t("Restore drills")} id="drills" hint={t("Each Saturday at 05:00 UTC, and by hand.")} flush>
      {rows.length === 0 ? (
        <EmptyState compact icon={<ShieldCheck aria-hidden="true" />} title={t("No drill yet")}>
          {t(
            "A drill restores a backup beside the live database and holds it against what was noted when it was made.",
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Item key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ row }: { row: DrillRow }) {
  const { means, said } = becauseWords(row.because)
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <State row={row} />
        <Time value={row.startedAt} as="moment" zone="UTC" className="text-sm" />
        <span className="text-xs text-ink-3">
          {t("of the backup of")} <Time value={row.backupAt} as="moment" zone="UTC" />
          {row.ms !== null && ` · ${duration(row.ms)}`}
          {row.rows ? ` · ${tn(row.rows, "{n} row", "{n} rows")}` : ""}
        </span>
      </div>
      {row.because && (
        <p className="text-sm text-ink-2">
          {means}
          {said && <code className="block font-mono text-xs break-words text-ink-3">{said}</code>}
        </p>
      )}
      {row.checks.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {row.checks.map((check) => (
            <Looked key={check.name} check={check} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Looked({ check }: { check: DrillCheck }) {
  const words = CHECKS[check.name]
  return (
    <li className="flex items-center gap-1.5 text-xs text-ink-2" title={words && t(words.means)}>
      {check.ok ? (
        <Check aria-hidden="true" className="size-3.5 text-green" />
      ) : (
        <Cross aria-hidden="true" className="size-3.5 text-red" />
      )}
      <span>{words ? t(words.name) : check.name}</span>
      <span className="sr-only">{check.ok ? t("holds") : t("did not hold")}</span>
      <span className="text-ink-3 tabular-nums">{duration(check.ms)}</span>
    </li>
  )
}

function State({ row: { status, because } }: { row: DrillRow }) {
  if (because === "left") return <Badge tone="red">{t("Interrupted")}</Badge>
  if (status === "running") return <Badge tone="blue">{t("Under way")}</Badge>
  if (status === "failed") return <Badge tone="red">{t("Failed")}</Badge>
  return <Badge tone="green">{t("Proven")}</Badge>
}
