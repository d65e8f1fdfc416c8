"use client"

import { useRouter } from "next/navigation"
import { useRef } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { Keys } from "@/components/ui/kbd"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { CaseRow } from "@/lib/urgent/schema"
import { acknowledge, take } from "./actions"
import { CaseItem } from "./case-item"

type Props = { rows: readonly CaseRow[]; memberId: string | null; act: boolean }

/** By due time, and by keyboard: j and k walk, e looks after it, t takes it, enter opens it. */
export function CaseList({ rows, memberId, act }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const router = useRouter()
  const acknowledging = useAction(acknowledge, { loud: true, done: t("You look after it.") })
  const taking = useAction(take, { loud: true, done: t("It is yours.") })

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-case]") ?? [])]
  const at = () => items().findIndex((one) => one.contains(document.activeElement))
  const walk = (by: number) => {
    const all = items()
    const next = all[Math.min(Math.max(at() + by, 0), all.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: "nearest" })
  }
  const withRow = (done: (row: CaseRow) => void) => () => {
    const row = rows[Math.max(at(), 0)]
    if (row) done(row)
  }
  useHotkeys({
    j: () => walk(1),
    k: () => walk(-1),
    ...(act && {
      e: withRow((row) => row.may.acknowledge && acknowledging.send({ id: row.id, way: "queue" })),
      t: withRow((row) => row.may.take && taking.send({ id: row.leadId })),
    }),
  })
  return (
    <div className="grid gap-2">
      <ul
        ref={list}
        aria-label={t("Urgent cases")}
        className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
      >
        {rows.map((row) => (
          <CaseItem
            key={row.id}
            row={row}
            isMine={row.acknowledgedBy?.id === memberId}
            pending={acknowledging.pending || taking.pending}
            onAcknowledge={() => acknowledging.send({ id: row.id, way: "queue" })}
            onTake={() => taking.send({ id: row.leadId })}
            onOpen={() => row.href && router.push(row.href)}
          />
        ))}
      </ul>
      {act && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-3 max-md:hidden">
          <Hint keys="j" words={t("next")} />
          <Hint keys="e" words={t("I look after it")} />
          <Hint keys="t" words={t("I take it")} />
          <Hint keys="enter" words={t("open it")} />
        </p>
      )}
    </div>
  )
}

const Hint = ({ keys, words }: { keys: string; words: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <Keys keys={keys} /> {words}
  </span>
)
