"use client"

import Link from "next/link"
import { Fragment, useEffect, useRef } from "react"
import { useTableKeys } from "@/components/table/keys"
import { Count } from "@/components/ui/badge"
import { later } from "@/components/ui/later"
import type { LeadsToday } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { useTake } from "../leads/use-take"
import { FreeLead } from "./free-lead"
import { useKept } from "./use-kept"

const NobodyFree = later(() => import("./nobody-free").then((file) => file.NobodyFree))

type Props = { leads: LeadsToday; lookedAfter: Record<string, string>; onShown: (ids: string[]) => void }

/** First due first. What a colleague takes stays where it stood and says so; nothing jumps. */
export function FreeLeads({ leads, lookedAfter, onShown }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const { rows, freshIds } = useKept(leads)
  const { take } = useTake()
  const open = rows.filter((row) => !row.takenBy)
  useEffect(() => {
    onShown(rows.map((row) => row.lead.id))
  })
  useTableKeys(list, {
    e: (id) => {
      const row = open.find((one) => one.lead.id === id)
      if (row) take(row.lead)
    },
  })
  const { scores } = leads.view
  const title = scores ? t("Hot and urgent") : t("Waiting for an answer")
  return (
    <section aria-labelledby="free-title" className="grid gap-3">
      <div className="flex items-center justify-between gap-3">
        <h2 id="free-title" className="flex items-center gap-2 text-base font-semibold">
          {title}
          {leads.counts.free > 0 && <Count value={leads.counts.free} tone="red" label={t("nobody's")} />}
        </h2>
        <span className="flex flex-wrap justify-end gap-x-4">
          <Link
            href="/conversations?only=waiting&sort=waitingSince"
            className="text-sm text-accent hover:underline"
          >
            {t("Unanswered conversations")}
          </Link>
          <Link href="/leads/urgent" className="text-sm text-accent hover:underline">
            {t("Urgent queue")}
          </Link>
        </span>
      </div>
      {rows.length === 0 ? (
        <NobodyFree scores={scores} />
      ) : (
        <ul ref={list} className="grid gap-3">
          {rows.map(({ lead, takenBy, isLate }, n) => (
            <Fragment key={lead.id}>
              {isLate && !rows[n - 1]?.isLate && <LateFrom />}
              <FreeLead
                lead={lead}
                takenBy={takenBy}
                lookedAfter={lookedAfter[lead.id]}
                isFresh={freshIds.has(lead.id)}
              />
            </Fragment>
          ))}
        </ul>
      )}
      {leads.counts.free > open.length && (
        <p className="text-xs text-ink-3">
          {t("The first {n} are shown; the number above opens all.", { n: open.length })}
        </p>
      )}
    </section>
  )
}

const LateFrom = () => (
  <li className="flex items-center gap-3 pt-2 text-xs font-medium text-red">
    {t("Late: the time to answer has passed")}
    <span aria-hidden="true" className="h-px grow bg-red-line" />
  </li>
)
