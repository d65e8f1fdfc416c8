"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Progress } from "@/components/ui/score-ring"
import type { BulkProgress } from "@/lib/leads/bulk-schema"
import { t, tn } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

const EVERY_MS = 2_000

/** How far a change of many leads is; it goes on when this page is left, and is shown again when one comes back. */
export function BulkState({ first }: { first: BulkProgress }) {
  const [closed, setClosed] = useState(false)
  const { data } = useQuery({
    queryKey: ["leads", "bulk", first.id],
    queryFn: ({ signal }) => getJson<BulkProgress | null>("/api/leads/bulk", { signal }),
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? EVERY_MS : false),
  })
  if (closed || !data || data.id !== first.id) return null
  const { counts, total, status } = data
  const done = total - (counts.waiting ?? 0)
  const left = (counts.same ?? 0) + (counts.wrong_state ?? 0) + (counts.out_of_reach ?? 0)
  return (
    <Callout
      role="status"
      tone={status === "stopped" ? "amber" : status === "done" ? "green" : undefined}
      className="mx-4 mt-3 md:mx-6"
      action={
        status === "running" ? undefined : (
          <Button size="sm" variant="ghost" onClick={() => setClosed(true)}>
            {t("Close")}
          </Button>
        )
      }
    >
      {status === "running" && (
        <span className="grid gap-1.5">
          {t("{done} of {total} leads are done. It goes on when you leave this page.", {
            done: done.toLocaleString(),
            total: total.toLocaleString(),
          })}
          <Progress value={done} max={total} label={t("Changing leads")} />
        </span>
      )}
      {status === "stopped" &&
        t("Stopped after {done} of {total} leads; those stay changed. Choose the rest and try again.", {
          done: done.toLocaleString(),
          total: total.toLocaleString(),
        })}
      {status === "done" && (
        <>
          {tn(counts.changed ?? 0, "{n} lead was changed.", "{n} leads were changed.")}{" "}
          {left > 0 && tn(left, "{n} stayed as it was.", "{n} stayed as they were.")}
        </>
      )}
    </Callout>
  )
}
