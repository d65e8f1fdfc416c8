import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { listRuleSets } from "@/lib/rule-sets/list"
import type { RuleSetRow } from "@/lib/rule-sets/schema"
import { RULE_SET_STATUS_NAMES } from "@/lib/rule-sets/words"
import { t, tn } from "@/lib/say"
import { BringBack } from "./bring-back"

const TONES = { draft: "neutral", shadow: "blue", live: "green", retired: "neutral" } as const

type Props = { sets: ReturnType<typeof listRuleSets>; mayWrite: boolean }

/** Which rules count, and every set there is or was. */
export async function SetsView({ sets, mayWrite }: Props) {
  const { live, rows, next } = await sets
  return (
    <>
      <Card
        title={t("What counts now")}
        actions={mayWrite && live.id && <BringBack id={null} name={t("Rounds' own rules")} />}
      >
        <p className="text-sm text-ink">
          <b className="font-medium">{live.id ? live.name : t("Rounds' own rules")}</b>{" "}
          <span className="text-ink-3">rules-{live.version}</span>
        </p>
        <p className="mt-1 text-sm text-ink-2">
          {live.id
            ? tn(live.changes, "{n} change to Rounds' own rules.", "{n} changes to Rounds' own rules.")
            : t("More than 600 phrases in English, Romanian, German and Hindi, unchanged.")}
        </p>
      </Card>
      <Card title={t("Drafts and earlier sets")} count={rows.length} flush>
        {rows.length === 0 ? (
          <EmptyState compact title={t("No drafts yet")}>
            {t("A draft is tried on the last 30 days before it counts. Begin one with New draft.")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <SetItem key={row.id} row={row} />
            ))}
          </ul>
        )}
        {next && (
          <p className="border-t border-line p-3">
            <ButtonLink href={`/settings/scoring?cursor=${next}`}>{t("Older sets")}</ButtonLink>
          </p>
        )}
      </Card>
    </>
  )
}

function SetItem({ row }: { row: RuleSetRow }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover">
      <Link
        href={`/settings/scoring/${row.id}`}
        className="text-sm font-medium text-ink after:absolute after:inset-0"
      >
        {row.name}
      </Link>
      <span className="text-xs text-ink-3">rules-{row.version}</span>
      <Badge tone={TONES[row.status]}>{t(RULE_SET_STATUS_NAMES[row.status])}</Badge>
      <span className="ml-auto text-xs text-ink-3">
        {tn(row.changes, "{n} change", "{n} changes")}
        {row.updatedAt && (
          <>
            {" · "}
            <Time value={row.updatedAt} />
          </>
        )}
      </span>
    </li>
  )
}
