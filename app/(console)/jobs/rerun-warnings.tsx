"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import type { RerunPreview } from "@/lib/reruns/schema"
import { ALONE } from "@/lib/reruns/words"
import { t, tn } from "@/lib/say"

type Only = "failed" | undefined

/** Whom nobody would run again on purpose: what went well, and what was put away. */
export function Unexpected({
  seen,
  only,
  onOnly,
}: {
  seen: RerunPreview
  only: Only
  onOnly: (only: Only) => void
}) {
  const { states, putAway, count } = seen
  return (
    <>
      {only && (
        <p className="text-sm text-ink-2">
          {t("Only those that failed.")}{" "}
          <button
            type="button"
            className="rounded-sm text-accent hover:underline"
            onClick={() => onOnly(undefined)}
          >
            {t("Take all of them")}
          </button>
        </p>
      )}
      {!only && count > 1 && states.completed > 0 && (
        <Callout
          tone="amber"
          title={tn(states.completed, "{n} of these runs went well", "{n} of these runs went well")}
          action={
            states.failed > 0 && (
              <Button size="sm" onClick={() => onOnly("failed")}>
                {t("Only those that failed")}
              </Button>
            )
          }
        >
          {statesText(states)}
        </Callout>
      )}
      {putAway.count > 0 && (
        <Callout
          tone="amber"
          title={tn(putAway.count, "{n} run put away before", "{n} runs put away before")}
        >
          {putAway.by.length > 0 ? `${t("By {names}.", { names: putAway.by.join(", ") })} ` : ""}
          {t("Somebody held that nothing is to be done.")}
        </Callout>
      )}
    </>
  )
}

/** "7 failed, 219 went well" */
function statesText({ failed, completed, cancelled }: RerunPreview["states"]): string {
  const said = [
    failed > 0 && tn(failed, "{n} failed", "{n} failed"),
    tn(completed, "{n} went well", "{n} went well"),
    cancelled > 0 && tn(cancelled, "{n} cancelled", "{n} cancelled"),
  ]
  return `${said.filter(Boolean).join(", ")}. ${t("What went well is done from the start once more.")}`
}

/** That it takes two, why, and whether there is anybody. */
export function SecondPerson({ seen }: { seen: RerunPreview }) {
  if (!seen.needsSecond) return null
  const why =
    seen.count > ALONE
      ? t("More than {n} take two people", { n: ALONE })
      : t("With the {n} you ran again in the last hour this takes two people", { n: seen.recent })
  if (!seen.mayAgree)
    return (
      <Callout tone="red" title={t("{why}, and nobody else here may agree", { why })}>
        {t(
          "Another admin or an operator has to be at work in this clinic. Asked for now, it waits for one for seven days.",
        )}
      </Callout>
    )
  return (
    <Callout tone="amber" title={why}>
      {t("An admin or operator who is not you has to agree. Then exactly these runs are started.")}
    </Callout>
  )
}
