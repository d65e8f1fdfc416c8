import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { HandoverDetail, HandoverItem } from "@/lib/handover/schema"
import { DONE_WORDS, ITEM_WORDS } from "@/lib/handover/words"
import { t, tn } from "@/lib/say"

const TONES = { urgent: "red", hot: "orange", waiting: "amber", task: "blue", alert: "red" } as const

export function OpenItems({ items, isDraft }: { items: readonly HandoverItem[]; isDraft: boolean }) {
  return (
    <Card
      title={t("Still open")}
      count={items.length || undefined}
      hint={isDraft ? t("as of the last update") : t("as it was when it was signed")}
      id="open"
      flush
    >
      {items.length === 0 ? (
        <EmptyState compact title={t("Nothing is left open")}>
          {t("Nobody waits, and no task is due.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <Item key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Item({ item }: { item: HandoverItem }) {
  const name =
    item.title ?? (item.patient && <PatientText>{item.patient}</PatientText>) ?? t(ITEM_WORDS[item.kind])
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover">
      <Badge tone={TONES[item.kind]}>{t(ITEM_WORDS[item.kind])}</Badge>
      <span className="min-w-0 grow basis-48 text-sm">
        {item.href ? (
          <Link
            href={item.href}
            prefetch={false}
            className="font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        ) : (
          <span className="font-medium text-ink">{name}</span>
        )}
        {item.title && item.patient && (
          <span className="ml-2 text-ink-3">
            <PatientText>{item.patient}</PatientText>
          </span>
        )}
      </span>
      <span className="text-xs text-ink-3">{item.owner ?? t("Nobody's yet")}</span>
      <span className="text-xs text-ink-2 sm:w-40 sm:text-right">
        {item.dueAt ? (
          <>
            {t("due")} <Time value={item.dueAt} as="exact" />
          </>
        ) : (
          item.since && (
            <>
              {t("since")} <Time value={item.since} />
            </>
          )
        )}
      </span>
    </li>
  )
}

export function Done({ done }: Pick<HandoverDetail, "done">) {
  return (
    <Card title={t("Done in this shift")} id="done">
      {done.length === 0 ? (
        <p className="text-sm text-ink-3">{t("Nothing was recorded under this name.")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-2">
          {done.map(({ fact, n }) => {
            const [one, other] = DONE_WORDS[fact] ?? [fact, fact]
            return <li key={fact}>{tn(n, one, other)}</li>
          })}
        </ul>
      )}
    </Card>
  )
}
