"use client"

import { useQuery } from "@tanstack/react-query"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Count } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import type { Arrivals } from "@/lib/appointments/arrivals"
import type { Pickers } from "@/lib/appointments/pickers"
import { t } from "@/lib/say"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { ArrivalCard } from "./arrival-card"
import { BOARD, inColumn } from "./columns"
import { DayBar } from "./day-bar"
import { useCardKeys } from "./use-card-keys"

const DoorOpen = icon("door-open")

type Props = { path: string; first: Arrivals; pickers: Pickers; isToday: boolean }

/** Who is expected, who is here, who is in, who is done: one look over the waiting room. */
export function Board({ path, first, pickers, isToday }: Props) {
  const { data, isError } = useQuery<Arrivals, ApiError>({
    queryKey: ["appointments", path],
    queryFn: ({ signal }) => getJson<Arrivals>(path, { signal }),
    initialData: first,
    refetchInterval: 60_000,
    meta: { live: ["appointment"] },
  })
  const { list, ...keys } = useCardKeys()
  return (
    <div className="grid gap-4">
      <DayBar on={first.on} isToday={isToday} pickers={pickers} />
      {isError && (
        <Callout tone="amber" role="status">
          {t("The board cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      {data.isCut && (
        <Callout tone="amber">{t("More come than fit here. Choose a practitioner or a room.")}</Callout>
      )}
      {data.rows.length === 0 ? (
        <EmptyState icon={<DoorOpen />} title={t("Nobody comes on this day")}>
          {t(
            "Whoever has an appointment stands here, and moves on as they are checked in. Press b to book one.",
          )}
        </EmptyState>
      ) : (
        <div ref={list} {...keys} className="grid items-start gap-x-4 gap-y-6 md:grid-cols-2 xl:grid-cols-4">
          {BOARD.map((column) => {
            const rows = inColumn(data.rows, column)
            return (
              <section
                key={column.id}
                aria-label={t(column.title)}
                className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2"
              >
                <h2 className="flex items-center gap-2 text-sm font-medium text-ink">
                  {t(column.title)} <Count value={rows.length} />
                </h2>
                {rows.length === 0 ? (
                  <p className="rounded-lg border border-dashed border-line px-3 py-4 text-sm text-ink-3">
                    {t(column.none)}
                  </p>
                ) : (
                  <ul className="grid grid-cols-[minmax(0,1fr)] gap-2">
                    {rows.map((row) => (
                      <ArrivalCard key={row.id} row={row} isToday={isToday} />
                    ))}
                  </ul>
                )}
              </section>
            )
          })}
        </div>
      )}
    </div>
  )
}
