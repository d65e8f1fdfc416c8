import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import type { HistoryItem } from "@/lib/consents/schema"
import {
  type ConsentStatus,
  METHOD_WORDS,
  PURPOSES,
  REQUEST_WORDS,
  type RequestStatus,
  SOURCE_WORDS,
  STATUS_WORDS,
} from "@/lib/consents/words"
import { t } from "@/lib/say"
import { EvidenceView } from "./evidence-view"

const Check = icon("circle-check")
const Cross = icon("circle-x")
const Asked = icon("circle-question-mark")

/** Everything asked and decided, the newest first, each with what shows it. */
export function History({ items }: { items: readonly HistoryItem[] }) {
  if (items.length === 0)
    return (
      <EmptyState title={t("Nothing was decided yet")} compact>
        {t("Record what they say in person, or ask them by message.")}
      </EmptyState>
    )
  return (
    <Timeline label={t("Decisions")}>
      {items.map((one, place) => (
        <TimelineItem
          key={`${one.kind} ${one.id}`}
          icon={one.kind === "request" ? <Asked /> : one.status === "granted" ? <Check /> : <Cross />}
          tone={one.kind === "request" ? "blue" : one.status === "granted" ? "green" : "red"}
          title={
            <>
              {t(PURPOSES[one.purpose])}: {stateOf(one)}{" "}
              {one.counts && <Badge tone="violet">{t("counts now")}</Badge>}
            </>
          }
          aside={<Time value={one.at} as="exact" />}
        >
          <p className="text-xs text-ink-3">{detailOf(one).join(" · ")}</p>
          {one.evidence && !isTold(items, place) && <EvidenceView evidence={one.evidence} />}
          {one.receiptId && !isTold(items, place) && (
            <Link className="text-xs text-accent underline" href={`/consents/receipts/${one.receiptId}`}>
              {t("Receipt")}
            </Link>
          )}
        </TimelineItem>
      ))}
    </Timeline>
  )
}

/** Of what was decided together the first shows what it rests on. */
const isTold = (items: readonly HistoryItem[], place: number): boolean =>
  items[place]?.receiptId != null && items[place - 1]?.receiptId === items[place]?.receiptId

const stateOf = (one: HistoryItem): string =>
  one.kind === "request"
    ? t(REQUEST_WORDS[one.status as RequestStatus])
    : t(STATUS_WORDS[one.status as ConsentStatus])

function detailOf(one: HistoryItem): string[] {
  const source = Object.entries(SOURCE_WORDS).find(([name]) => name === one.source)?.[1]
  return [
    one.method ? t(METHOD_WORDS[one.method]) : null,
    source ? t(source) : null,
    one.by && t("written down by {name}", { name: one.by }),
    one.policyVersion && t("policy {version}", { version: one.policyVersion }),
  ].filter((part): part is string => Boolean(part))
}
