import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { BackupRow } from "@/lib/backups/schema"
import { becauseWords, CAUSES, size, TIERS } from "@/lib/backups/words"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"
import { ProveButton } from "./backup-buttons"

const Archive = icon("archive")

type Props = { rows: BackupRow[]; next: string | null; mayWrite: boolean; isFirst: boolean }

export function BackupList({ rows, next, mayWrite, isFirst }: Props) {
  const footer = (next || !isFirst) && (
    <div className="flex gap-2">
      {!isFirst && <ButtonLink href="/operations/backups">{t("Newest")}</ButtonLink>}
      {next && (
        <ButtonLink href={`/operations/backups?cursor=${encodeURIComponent(next)}`}>{t("Older")}</ButtonLink>
      )}
    </div>
  )
  return (
    <Card title={t("Backups")} id="backups" hint={t("Times in UTC.")} footer={footer || undefined} flush>
      {rows.length === 0 ? (
        <EmptyState compact icon={<Archive aria-hidden="true" />} title={t("No backup yet")}>
          {t(
            "Each night's backup stands here: how large it is, why it is kept, and whether it was brought back.",
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Item key={row.id} row={row} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ row, mayWrite }: { row: BackupRow; mayWrite: boolean }) {
  const isThere = row.status === "done" && !row.deletedAt
  const mayProve = mayWrite && !row.deletedAt && (row.status === "done" || row.status === "lost")
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 md:grid-cols-[13rem_minmax(0,1fr)_12rem_5rem] md:items-center">
      <div className="flex flex-wrap items-center gap-2 md:block">
        <Time value={row.startedAt} as="moment" zone="UTC" className="text-sm text-ink" />
        <span className="block text-xs text-ink-3">{t(CAUSES[row.cause] ?? row.cause)}</span>
      </div>
      <div className="min-w-0 text-sm text-ink-2">
        <Found row={row} />
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <State row={row} />
        {isThere && row.tiers.map((tier) => <Badge key={tier}>{t(TIERS[tier] ?? tier)}</Badge>)}
      </div>
      <div className="flex md:justify-end">{mayProve && <ProveButton backupId={row.id} />}</div>
    </li>
  )
}

function Found({ row }: { row: BackupRow }) {
  if (row.status === "running") return <>{t("Being made: it counts once it is whole.")}</>
  if (row.because) {
    const { means, said } = becauseWords(row.because)
    return (
      <>
        {means}
        {said && <code className="block font-mono text-xs break-words text-ink-3">{said}</code>}
      </>
    )
  }
  const took = row.finishedAt ? row.finishedAt.getTime() - row.startedAt.getTime() : null
  return (
    <>
      <span className="tabular-nums">
        {[
          row.bytes !== null && size(row.bytes),
          row.rows !== null && tn(row.rows, "{n} row", "{n} rows"),
          row.tables !== null && tn(row.tables, "{n} table", "{n} tables"),
          took !== null && took >= 0 && duration(took),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className="block truncate font-mono text-xs text-ink-3">{row.place}</span>
    </>
  )
}

function State({ row }: { row: BackupRow }) {
  if (row.status === "running") return <Badge tone="blue">{t("Being made")}</Badge>
  if (row.because === "left") return <Badge tone="red">{t("Interrupted")}</Badge>
  if (row.status === "failed") return <Badge tone="red">{t("Failed")}</Badge>
  if (row.deletedAt) return <Badge look="plain">{t("Removed")}</Badge>
  if (row.status === "unreadable") return <Badge tone="amber">{t("Cannot be opened")}</Badge>
  if (row.status === "lost") return <Badge tone="red">{t("Gone")}</Badge>
  if (row.provenAt) return <Badge tone="green">{t("Proven")}</Badge>
  return <Badge tone="amber">{t("Not proven")}</Badge>
}
