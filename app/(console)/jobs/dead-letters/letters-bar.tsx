"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import type { Selection } from "@/components/table/selection"
import { Button, ButtonLink } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { DeadLetter, LetterSums } from "@/lib/jobs/dead-schema"
import { DISCARDED_AT_ONCE, DISCARDED_UNASKED } from "@/lib/jobs/words"
import { runsOf } from "@/lib/reruns/words"
import { locale, t, tn } from "@/lib/say"
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
  sums: LetterSums
  mayOfPlatform: boolean
}

/** For what is chosen: runs are run again or put away, webhook events replayed or ignored. */
export function LettersBar({ selection, rows, state, what, named, asOf, sums, mayOfPlatform }: Props) {
  const chosen = rows.filter((row) => selection.ids.includes(row.id))
  const all = chosen.filter((row) => row.what === "run")
  const runs = all.filter((row) => mayOfPlatform || !row.isPlatform)
  const events = chosen.filter((row) => row.what === "webhook").map((row) => row.id)
  const many = selection.all ? sums.runs : runs.length
  if (state === "discarded")
    return (
      <Restore
        ids={runs.map((row) => row.id)}
        isAll={selection.all}
        many={many}
        named={named}
        onDone={selection.clear}
      />
    )
  if (selection.all && what === "webhook")
    return (
      <ButtonLink size="sm" href="/webhooks?view=events&fate=dead">
        {t("Replay all, among the webhooks")}
      </ButtonLink>
    )
  const isAll = selection.all
  return (
    <>
      {(isAll || runs.length > 0) && (
        <RunActions
          rows={runs}
          isAll={isAll}
          named={named}
          asOf={asOf}
          sums={sums}
          onDone={selection.clear}
        />
      )}
      {!isAll && events.length === 1 && runs.length === 0 && (
        <EventActions id={events[0] ?? ""} onDone={selection.clear} />
      )}
      {!isAll && events.length > 1 && (
        <ButtonLink size="sm" href="/webhooks?view=events&fate=dead">
          {t("See the {n} webhook events", { n: events.length })}
        </ButtonLink>
      )}
    </>
  )
}

type RunProps = {
  rows: readonly DeadLetter[]
  isAll: boolean
  named?: string
  asOf: string
  sums: LetterSums
  onDone: () => void
}

function RunActions({ rows, isAll, named, asOf, sums, onDone }: RunProps) {
  const [open, setOpen] = useState(false)
  const ids = rows.map((row) => row.id)
  // A schedule's run is not run again: its schedule is.
  const again = rows.filter((row) => !row.isPlatform).map((row) => row.id)
  const number = isAll ? Math.min(sums.runs, DISCARDED_AT_ONCE) : ids.length
  return (
    <>
      {(isAll || again.length > 0) && (
        <Button
          size="sm"
          variant="primary"
          icon={<RotateCcw aria-hidden="true" />}
          onPointerEnter={reachForRerun}
          onClick={() => setOpen(true)}
          aria-haspopup="dialog"
        >
          {isAll ? t("Rerun all…") : t("Rerun {n}…", { n: again.length })}
        </Button>
      )}
      <RerunDialog
        key={isAll ? "all" : again.join()}
        open={open}
        onOpenChange={setOpen}
        chosen={
          isAll
            ? { scope: "match", filters: { dead: "1", ...(named && { function: named }) } }
            : { scope: "selected", ids: again }
        }
        from="failed_step"
        title={isAll ? t("Rerun all runs that wait") : tn(again.length, "Rerun {n} run", "Rerun {n} runs")}
        onDone={onDone}
      />
      <ActionDialog
        trigger={
          <Button size="sm" icon={<Archive aria-hidden="true" />}>
            {isAll ? t("Discard all…") : t("Discard {n}…", { n: ids.length })}
          </Button>
        }
        title={tn(number, "Discard {n} run", "Discard {n} runs")}
        description={isAll ? discardWords(sums) : t(DISCARD_WORDS)}
        action={isAll ? discard : withIds(discard, ids)}
        hidden={isAll ? { all: "true", asOf, ...(named && { function: named }) } : {}}
        reason={{ label: t("Why is nothing to be done?") }}
        confirm={t("Discard")}
        danger
        done=""
        onDone={({ discarded }) => {
          toast.success(tn(discarded, "{n} run put away", "{n} runs put away"))
          onDone()
        }}
      >
        {number > DISCARDED_UNASKED
          ? (errors) => (
              <Field
                name="count"
                label={t("How many? Type {n}", { n: number.toLocaleString(locale()) })}
                error={errors.count}
                required
              >
                {(wiring) => <Input {...wiring} inputMode="numeric" autoComplete="off" maxLength={9} />}
              </Field>
            )
          : undefined}
      </ActionDialog>
    </>
  )
}

const DISCARD_WORDS =
  "Nothing more is done about them. They can still be read, and brought back from Put away."

/** Of what and of whom, and what is left. */
function discardWords({ runs, functions, patients, events, isMore }: LetterSums): string {
  const what = t("{runs} of {functions}, about {patients}.", {
    runs: isMore ? t("{runs} or more", { runs: runsOf(runs) }) : runsOf(runs),
    functions: tn(functions, "{n} function", "{n} functions"),
    patients: tn(patients, "{n} patient", "{n} patients"),
  })
  const part =
    runs > DISCARDED_AT_ONCE
      ? ` ${t("{n} at a time, the oldest first.", { n: DISCARDED_AT_ONCE.toLocaleString(locale()) })}`
      : ""
  const stay = events > 0 ? ` ${tn(events, "{n} webhook event stays.", "{n} webhook events stay.")}` : ""
  return `${what}${part}${stay} ${t(DISCARD_WORDS)}`
}

/** A form sends one value as a text; these take a list whatever its length. */
function withIds(send: typeof discard, ids: string[]): typeof discard {
  const call = (...given: unknown[]) => {
    const form = given.at(-1)
    const textOf = (name: string) => (form instanceof FormData ? String(form.get(name) ?? "") : "")
    return send({ ids, reason: textOf("reason"), count: textOf("count") || undefined })
  }
  return call as typeof discard
}

function EventActions({ id, onDone }: { id: string; onDone: () => void }) {
  return (
    <>
      <ActionDialog
        trigger={
          <Button size="sm" variant="primary" icon={<RotateCcw aria-hidden="true" />}>
            {t("Replay…")}
          </Button>
        }
        title={t("Replay this event")}
        description={t(
          "It is put back into work as if it had just come in. What was done already is not done twice.",
        )}
        action={replay}
        hidden={{ id }}
        reason={{ label: t("Why replay it?") }}
        confirm={t("Replay")}
        done={t("Put back into work")}
        onDone={onDone}
      />
      <ActionDialog
        trigger={
          <Button size="sm" icon={<Archive aria-hidden="true" />}>
            {t("Discard…")}
          </Button>
        }
        title={t("Discard this event")}
        description={t("It counts as ignored. It can still be replayed from its own page.")}
        action={ignore}
        hidden={{ id }}
        reason={{ label: t("Why is nothing to be done?") }}
        confirm={t("Discard")}
        danger
        done={t("Put away")}
        onDone={onDone}
      />
    </>
  )
}

type RestoreProps = { ids: string[]; isAll: boolean; many: number; named?: string; onDone: () => void }

function Restore({ ids, isAll, many, named, onDone }: RestoreProps) {
  const given = isAll ? { all: "true" as const, ...(named && { function: named }) } : { ids }
  const { send, pending } = useAction(restore, {
    loud: true,
    onDone: ({ restored }) => {
      toast.success(tn(restored, "{n} run waits again", "{n} runs wait again"))
      onDone()
    },
  })
  return (
    <Button
      size="sm"
      variant="primary"
      icon={<RotateCcw aria-hidden="true" />}
      pending={pending}
      disabledReason={many === 0 ? t("An operator looks after these") : undefined}
      onClick={() => send(given)}
    >
      {isAll
        ? t("Bring back all {n}", { n: many.toLocaleString(locale()) })
        : t("Bring back {n}", { n: many })}
    </Button>
  )
}
