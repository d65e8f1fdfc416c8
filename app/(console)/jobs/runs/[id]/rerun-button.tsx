"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { TONE_TEXT } from "@/components/ui/tone"
import type { RunDetail } from "@/lib/jobs/schema"
import { rerun } from "../../actions"

const RotateCcw = icon("rotate-ccw")

/** Shows what will be done again, asks why, and starts a new run from the same event. */
export function RerunButton({ run }: { run: RunDetail }) {
  const [key, setKey] = useState("")
  const [open, setOpen] = useState(false)
  const show = (next: boolean) => {
    if (next) setKey(crypto.randomUUID())
    setOpen(next)
  }
  useHotkeys({ e: () => show(true) }, run.event !== null)
  if (!run.event) {
    return (
      <Button
        icon={<RotateCcw aria-hidden="true" />}
        disabledReason="Its event is no longer kept"
        className="tip-end"
      >
        Rerun
      </Button>
    )
  }
  return (
    <ActionDialog
      open={open}
      onOpenChange={show}
      trigger={
        <Button
          variant={run.status === "failed" ? "primary" : "secondary"}
          icon={<RotateCcw aria-hidden="true" />}
        >
          Rerun
        </Button>
      }
      title={`Rerun ${run.functionId}`}
      description="A new run from the same event, for this function alone. The old run stays as it is."
      action={rerun}
      hidden={{ id: run.id, key }}
      reason={{ label: "Why rerun it?", hint: "Kept in the audit log." }}
      confirm="Rerun"
      done="The new run is on its way"
    >
      <div className="grid gap-2">
        <p className="text-sm font-medium">Will be done again</p>
        <ol className="max-h-44 overflow-y-auto rounded-md border border-line">
          {run.steps.length === 0 && (
            <li className="px-3 py-2 text-sm text-ink-3">
              Everything: the old run ended before its first step.
            </li>
          )}
          {run.steps.map((step) => {
            const { icon: Icon, tone, word } = stateOf("run", step.status)
            return (
              <li
                key={step.id}
                className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-sm last:border-0"
              >
                <Icon aria-hidden="true" className={cn("size-3.5", TONE_TEXT[tone])} />
                <span className="truncate">{step.name}</span>
                <span className="ml-auto text-xs text-ink-3">{word.toLowerCase()} last time</span>
              </li>
            )
          })}
        </ol>
        {run.status === "completed" && (
          <Callout>
            It went well last time. What it did is found again by its key: scores, messages and notices are
            not made twice.
          </Callout>
        )}
      </div>
    </ActionDialog>
  )
}
