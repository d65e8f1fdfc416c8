import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { ClassificationBadge } from "@/components/lead-badges"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { listDecided } from "@/lib/agreement/list-decided"
import { AgreementRowsInput } from "@/lib/agreement/schema"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { CLASSIFICATIONS, type Classification } from "@/lib/scoring/schema"

type Props = { ctx: Ctx; asked: Record<string, string | string[] | undefined> }

const asClass = (word: string): Classification | null => CLASSIFICATIONS.find((one) => one === word) ?? null

/** The leads behind one count of the agreement, newest first. */
export async function DecidedList({ ctx, asked }: Props) {
  const { days, kind, key, against, only } = asked
  const input = AgreementRowsInput.safeParse({ days, kind, key, against, only })
  if (!input.success)
    return (
      <EmptyState title={t("Choose a rule or a model first")}>
        {t("Reports show how often each was borne out; each count opens here.")}
      </EmptyState>
    )
  const { rows, isCut } = await listDecided(ctx, input.data)
  if (rows.length === 0)
    return (
      <EmptyState title={t("Nothing was decided otherwise")}>
        {t("In {days} days nobody and no outcome differed from “{key}”.", {
          days: input.data.days,
          key: input.data.key,
        })}
      </EmptyState>
    )
  return (
    <Card
      id="decided"
      flush
      title={input.data.key}
      count={rows.length}
      hint={isCut ? t("the newest only") : tn(input.data.days, "{n} day", "{n} days")}
    >
      <ul className="divide-y divide-line">
        {rows.map((row) => {
          const came = asClass(row.came)
          return (
            <li
              key={row.leadId}
              className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover"
            >
              <Link href={`/leads/${row.leadId}`} className="font-medium after:absolute after:inset-0">
                {t("Open the enquiry")}
              </Link>
              <ClassificationBadge value={asClass(row.ruled)} look="plain" />
              <span aria-hidden="true" className="text-ink-3">
                →
              </span>
              <span className="sr-only">{t("became")}</span>
              {came ? (
                <ClassificationBadge value={came} look="plain" />
              ) : (
                <StatusBadge kind="lead" value={row.came} look="plain" />
              )}
              <span className="ml-auto text-xs text-ink-3">
                <Time value={row.at} />
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
