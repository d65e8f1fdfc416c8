"use client"

import { useQuery } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useEffect, useRef } from "react"
import { icon } from "@/components/icon"
import { Button, buttonClass } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Progress } from "@/components/ui/score-ring"
import { Stat, Stats } from "@/components/ui/stat"
import { useAction } from "@/components/use-action"
import type { ImportDetail } from "@/lib/imports/schema"
import { OUTCOME_NAMES, OUTCOMES, STATUS_NAMES } from "@/lib/imports/words"
import { locale, t, tn } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { cancel, start } from "../actions"

const Download = icon("download")

const PAUSE_MS = 1_000

/** Where an import stands. It goes on without this page; coming back shows how far it is. */
export function ImportState({ first }: { first: ImportDetail }) {
  const router = useRouter()
  const { data } = useQuery({
    queryKey: ["import", first.id, first.status],
    queryFn: ({ signal }) => getJson<ImportDetail>(`/api/patients/import/${first.id}`, { signal }),
    initialData: first,
    refetchInterval: (query) => (query.state.data?.status === "importing" ? PAUSE_MS : false),
  })
  const was = useRef(data.status)
  useEffect(() => {
    if (was.current === "importing" && data.status !== "importing") router.refresh()
    was.current = data.status
  }, [data.status, router])
  const { outcomes, status, total, done } = data
  const left = (outcomes.create ?? 0) + (outcomes.update ?? 0)
  const began = useAction(start, { loud: true })
  const stop = useAction(cancel, { loud: true, done: t("Stopped. What was taken by then stays.") })
  return (
    <Card
      title={t(STATUS_NAMES[status])}
      id="state"
      actions={
        <>
          {(outcomes.invalid ?? 0) > 0 && (
            <a
              className={buttonClass({ size: "sm", variant: "ghost" })}
              href={`/api/patients/import/${data.id}/invalid`}
              download
            >
              <Download aria-hidden="true" /> {t("Lines not taken")}
            </a>
          )}
          {(status === "checked" || status === "importing") && (
            <Button
              size="sm"
              variant="ghost"
              pending={stop.pending}
              onClick={() => stop.send({ id: data.id })}
            >
              {status === "checked" ? t("Give up") : t("Stop")}
            </Button>
          )}
          {status === "checked" && (
            <Button
              size="sm"
              variant="primary"
              pending={began.pending}
              disabledReason={left === 0 ? t("There is nothing new in this list.") : undefined}
              onClick={() => began.send({ id: data.id })}
            >
              {tn(left, "Import {n}", "Import {n}")}
            </Button>
          )}
        </>
      }
    >
      {status === "importing" && (
        <div className="mb-4 grid gap-1.5" role="status">
          <Progress value={done} max={total} label={t("Lines taken")} />
          <p className="text-sm text-ink-3 tabular-nums">
            {t("{done} of {total} lines. It goes on when you leave this page.", {
              done: done.toLocaleString(locale()),
              total: total.toLocaleString(locale()),
            })}
          </p>
        </div>
      )}
      {status === "failed" && (
        <Callout tone="red" className="mb-4" title={t("The import stopped by an error")}>
          {t(
            "What was taken stays. Check the same list again: who is here already is known, the rest can be taken.",
          )}
        </Callout>
      )}
      <Stats label={t("What became of the lines")}>
        {OUTCOMES.filter((one) => (outcomes[one] ?? 0) > 0).map((one) => (
          <Stat
            key={one}
            label={t(OUTCOME_NAMES[one])}
            value={(outcomes[one] ?? 0).toLocaleString(locale())}
            href={`/patients/import/${data.id}?outcome=${one}`}
            tone={one === "invalid" ? "red" : "neutral"}
          />
        ))}
        <Stat
          label={t("Lines in all")}
          value={total.toLocaleString(locale())}
          href={`/patients/import/${data.id}`}
        />
      </Stats>
    </Card>
  )
}
