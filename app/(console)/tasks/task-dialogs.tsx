"use client"

import { ActionDialog } from "@/components/action-dialog"
import { useTimeZone } from "@/components/clock"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { TaskOwners, TaskRow } from "@/lib/tasks/schema"
import { OUTCOMES, SNOOZES } from "@/lib/tasks/words"
import { toDate, wallClock } from "@/lib/time"
import { assign, cancel, changeDue, finish, snooze } from "./actions"
import { ownerOptions } from "./owner-options"

export type Deed = "finish" | "assign" | "snooze" | "due" | "cancel"

type Props = {
  task: TaskRow
  deed: Deed
  owners: TaskOwners
  onOpenChange: (open: boolean) => void
}

/** What can be done to a task, each asking what it must know. */
export function TaskDialog({ task, deed, owners, onOpenChange }: Props) {
  const zone = useTimeZone()
  const shared = { hidden: { id: task.id }, description: <bdi>{task.title}</bdi>, open: true, onOpenChange }
  if (deed === "finish")
    return (
      <ActionDialog {...shared} title="Finish this task" action={finish} confirm="Finish" done="Finished.">
        {(errors) => (
          <>
            <Field name="outcome" label="How did it end?" error={errors.outcome} required>
              {(wiring) => <Select {...wiring} placeholder="Choose" options={options(OUTCOMES)} />}
            </Field>
            <Field
              name="words"
              label="What is there to say"
              error={errors.words}
              hint="Kept with the task, sealed."
            >
              {(wiring) => <Textarea {...wiring} maxLength={500} />}
            </Field>
          </>
        )}
      </ActionDialog>
    )
  if (deed === "assign")
    return (
      <ActionDialog {...shared} title="Give this task to" action={assign} confirm="Give" done="Given.">
        {(errors) => (
          <Field
            name="owner"
            label="Who does it"
            error={errors.owner}
            hint="A colleague is told; a role sees it in its list."
            required
          >
            {(wiring) => (
              <Select
                {...wiring}
                placeholder="Choose"
                defaultValue={task.owner ? `member:${task.owner.id}` : `role:${task.ownerRole}`}
                options={ownerOptions(owners)}
              />
            )}
          </Field>
        )}
      </ActionDialog>
    )
  if (deed === "snooze")
    return (
      <ActionDialog {...shared} title="Put this task off" action={snooze} confirm="Put off" done="Put off.">
        {(errors) => (
          <Field
            name="until"
            label="For how long"
            error={errors.until}
            hint="It comes back by itself. When it is due does not change."
            required
          >
            {(wiring) => <Select {...wiring} defaultValue="hour" options={options(SNOOZES)} />}
          </Field>
        )}
      </ActionDialog>
    )
  if (deed === "due")
    return (
      <ActionDialog {...shared} title="When is it due?" action={changeDue} confirm="Change" done="Changed.">
        {(errors) => (
          <Field name="due" label="Due" error={errors.due} hint="By the clinic's clock. Empty: no time.">
            {(wiring) => (
              <Input
                {...wiring}
                type="datetime-local"
                defaultValue={task.dueAt ? wallClock(toDate(task.dueAt), zone) : ""}
              />
            )}
          </Field>
        )}
      </ActionDialog>
    )
  return (
    <ActionDialog
      {...shared}
      title="Cancel this task"
      action={cancel}
      reason={{ hint: "Kept in the audit log, sealed." }}
      confirm="Cancel the task"
      danger
      done="Cancelled."
    />
  )
}

const options = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))
