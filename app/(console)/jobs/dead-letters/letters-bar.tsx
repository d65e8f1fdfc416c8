"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import type { Selection } from "@/components/table/selection"
import { Button, ButtonLink } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { DeadLetter } from "@/lib/jobs/dead-schema"
import { runsOf } from "@/lib/reruns/words"
import { RerunDialog, reachForRerun } from "../rerun-dialog"
import { discard, ignore, replay, restore } from "./actions"

const Archive = icon("archive")
const RotateCcw = icon("rotate-ccw")

type Props = {
  selection: Selection
  rows: readonly DeadLetter[]
  state: "waiting" | "discarded"
  what?: "run" | "webhook"
  named?: string
  asOf: string
}

/** For what is chosen: runs are run again or put away, webhook events replayed or ignored. */
export function LettersBar({ selection, rows, state, what, named, asOf }: Props) {
  const chosen = rows.filter((row) => selection.ids.includes(row.id))
  const runs = chosen.filter((row) => row.what === "run").map((row) => row.id)
  const events = chosen.filter((row) => row.what === "webhook").map((row) => row.id)
  if (state === "discarded") return <Restore ids={runs} onDone={selection.clear} />
  if (selection.all && what === "webhook")
    return (
      <ButtonLink size="sm" href="/webhooks?view=events&fate=dead">
        Replay all, among the webhooks
      </ButtonLink>
    )
  const isAll = selection.all
  return (
    <>
      {(isAll || runs.length > 0) && (
        <RunActions ids={runs} isAll={isAll} named={named} asOf={asOf} onDone={selection.clear} />
      )}
      {!isAll && events.length === 1 && runs.length === 0 && (
        <EventActions id={events[0] ?? ""} onDone={selection.clear} />
      )}
      {!isAll && events.length > 1 && (
        <ButtonLink size="sm" href="/webhooks?view=events&fate=dead">
          {`See the ${events.length} webhook events`}
        </ButtonLink>
      )}
    </>
  )
}

type RunProps = { ids: string[]; isAll: boolean; named?: string; asOf: string; onDone: () => void }

function RunActions({ ids, isAll, named, asOf, onDone }: RunProps) {
  const [open, setOpen] = useState(false)
  const many = isAll ? "all" : String(ids.length)
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<RotateCcw aria-hidden="true" />}
        onPointerEnter={reachForRerun}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >{`Rerun ${many}…`}</Button>
      <RerunDialog
        key={isAll ? "all" : ids.join()}
        open={open}
        onOpenChange={setOpen}
        chosen={
          isAll
            ? { scope: "match", filters: { dead: "1", ...(named && { function: named }) } }
            : { scope: "selected", ids }
        }
        from="failed_step"
        title={isAll ? "Rerun all runs that wait" : `Rerun ${runsOf(ids.length)}`}
        onDone={onDone}
      />
      <ActionDialog
        trigger={<Button size="sm" icon={<Archive aria-hidden="true" />}>{`Discard ${many}…`}</Button>}
        title={isAll ? "Discard all runs that wait" : `Discard ${runsOf(ids.length)}`}
        description="Nothing more is done about them. They can still be read, and brought back from Put away."
        action={isAll ? discard : withIds(discard, ids)}
        hidden={isAll ? { all: "true", asOf, ...(named && { function: named }) } : {}}
        reason={{ label: "Why is nothing to be done?" }}
        confirm="Discard"
        danger
        done="Put away"
        onDone={onDone}
      />
    </>
  )
}

/** A form sends one value as a text; these take a list whatever its length. */
function withIds(send: typeof discard, ids: string[]): typeof discard {
  const call = (...given: unknown[]) => {
    const form = given.at(-1)
    const reason = form instanceof FormData ? String(form.get("reason") ?? "") : ""
    return send({ ids, reason })
  }
  return call as typeof discard
}

function EventActions({ id, onDone }: { id: string; onDone: () => void }) {
  return (
    <>
      <ActionDialog
        trigger={
          <Button size="sm" variant="primary" icon={<RotateCcw aria-hidden="true" />}>
            Replay…
          </Button>
        }
        title="Replay this event"
        description="It is put back into work as if it had just come in. What was done already is not done twice."
        action={replay}
        hidden={{ id }}
        reason={{ label: "Why replay it?" }}
        confirm="Replay"
        done="Put back into work"
        onDone={onDone}
      />
      <ActionDialog
        trigger={
          <Button size="sm" icon={<Archive aria-hidden="true" />}>
            Discard…
          </Button>
        }
        title="Discard this event"
        description="It counts as ignored. It can still be replayed from its own page."
        action={ignore}
        hidden={{ id }}
        reason={{ label: "Why is nothing to be done?" }}
        confirm="Discard"
        danger
        done="Put away"
        onDone={onDone}
      />
    </>
  )
}

function Restore({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { send, pending } = useAction(restore, { done: "Waiting again", loud: true, onDone })
  return (
    <Button
      size="sm"
      variant="primary"
      icon={<RotateCcw aria-hidden="true" />}
      pending={pending}
      onClick={() => send({ ids })}
    >{`Bring back ${ids.length}`}</Button>
  )
}
