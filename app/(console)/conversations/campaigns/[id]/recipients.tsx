import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { listRecipients } from "@/lib/campaigns/recipients"
import type { CampaignDetail, RecipientRow } from "@/lib/campaigns/schema"
import type { Outcome } from "@/lib/campaigns/words"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { becauseText } from "../because"

const WORDS: Record<Outcome, string> = {
  waiting: "To go",
  queued: "Written to",
  blocked: "Held back",
  not_sent: "Not written to",
}
const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

type Props = { ctx: Ctx; campaign: CampaignDetail; outcome?: Outcome; after?: string }

/** Each person and what became of their message. */
export async function Recipients({ ctx, campaign: { id, counts, total }, outcome, after }: Props) {
  const page = await listRecipients(ctx, { id, outcome, after })
  const href = (given: Record<string, string | undefined>) => {
    const query = new URLSearchParams(
      Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : [])),
    )
    return `/conversations/campaigns/${id}${query.size > 0 ? `?${query}` : ""}`
  }
  const shown = (["queued", "blocked", "waiting", "not_sent"] as const).filter(
    (one) => counts[one] > 0 || one === outcome,
  )
  return (
    <Card
      title={t("People")}
      flush
      footer={
        page.nextCursor && (
          <Link href={href({ outcome, after: page.nextCursor })} className={LINK} scroll={false}>
            {t("Next page")}
          </Link>
        )
      }
    >
      <div className="border-b border-line px-4 py-2">
        <SegmentedLinks
          label={t("Which of them")}
          items={[
            { href: href({}), label: t("All"), current: !outcome, count: total },
            ...shown.map((one) => ({
              href: href({ outcome: one }),
              label: t(WORDS[one]),
              current: one === outcome,
              count: counts[one],
            })),
          ]}
        />
      </div>
      {page.rows.length === 0 ? (
        <EmptyState compact title={t("None")} />
      ) : (
        <ul>
          {page.rows.map((row) => (
            <Person key={row.patientId} row={row} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Person({ row }: { row: RecipientRow }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-sm last:border-0 md:grid-cols-[11rem_8rem_minmax(0,1fr)_auto]">
      <span>
        <Link href={`/patients/${row.patientId}`} className={LINK}>
          <PatientText>{row.person}</PatientText>
        </Link>
      </span>
      <span className="text-ink-3">
        {row.status ? <StatusBadge kind="message" value={row.status} /> : t(WORDS[row.outcome])}
      </span>
      <span className="min-w-0 text-ink-3">{row.because && becauseText(row.because)}</span>
      <span className="text-right text-xs text-ink-3">{row.at && <Time value={row.at} />}</span>
    </li>
  )
}
