"use client"

import { useState } from "react"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Progress } from "@/components/ui/score-ring"
import type { Verdict } from "@/lib/audit/schema"
import { problemText } from "@/lib/audit/words"
import { locale, t, tn } from "@/lib/say"
import { useVerification } from "./use-verification"

/** Walks the clinic's chain on the server and says what it finds; closing it ends the walk. */
export function VerifyDialog({ onClosed }: { onClosed: () => void }) {
  const [open, setOpen] = useState(true)
  const { progress, result, failed } = useVerification()
  const close = (next: boolean) => {
    setOpen(next)
    if (!next) onClosed()
  }
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogContent
        title={t("Verify the audit trail")}
        description={t(
          "Each row carries a hash of itself and of the row before it. All of them are computed anew and compared, and with the heads kept outside the database.",
        )}
      >
        <div className="grid gap-4" aria-live="polite">
          {failed && (
            <Callout tone="amber" title={t("It could not be verified just now")}>
              {t("Nothing was changed. Close this and try again.")}
            </Callout>
          )}
          {!result && !failed && (
            <div className="grid gap-2">
              <Progress
                value={progress.checked}
                max={Math.max(progress.total, 1)}
                label={t("Rows verified")}
              />
              <p className="text-sm text-ink-2 tabular-nums">
                {t("{checked} of {total} rows", {
                  checked: progress.checked.toLocaleString(locale()),
                  total: progress.total.toLocaleString(locale()),
                })}
              </p>
            </div>
          )}
          {result && <Outcome verdict={result.verdict} at={result.at} />}
          <div className="flex justify-end">
            <DialogClose asChild>
              <Button>{t("Close")}</Button>
            </DialogClose>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}

function Outcome({ verdict, at }: { verdict: Verdict; at: string }) {
  const { ok, rows, found, problems, waiting, isKept, keptSince } = verdict
  return (
    <>
      <Callout
        tone={ok ? "green" : "red"}
        title={
          ok
            ? tn(rows, "All {n} rows are as they were sealed", "All {n} rows are as they were sealed")
            : tn(found, "{n} place is not as sealed", "{n} places are not as sealed")
        }
      >
        <Time value={at} as="exact" />
      </Callout>
      {problems.length > 0 && (
        <ul aria-label={t("What was found")} className="grid max-h-64 gap-1 overflow-y-auto text-sm text-ink">
          {problems.map((problem) => (
            <li key={problemText(problem)} className="[overflow-wrap:anywhere]">
              {problemText(problem)}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-ink-3">
        {waiting.rows > 0 &&
          `${tn(
            waiting.rows,
            "{n} wait for their seal, which comes every minute.",
            "{n} wait for their seal, which comes every minute.",
          )} `}
        {!isKept && rows > 0 && `${t("No heads are kept on this server, so a cut tail would not show.")} `}
        {keptSince > 1 && `${t("Heads are kept here from row {row} on.", { row: keptSince })} `}
        {t("This look is recorded.")}
      </p>
    </>
  )
}
