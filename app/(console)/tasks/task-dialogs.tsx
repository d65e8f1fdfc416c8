"use client"

import { ActionDialog } from "@/components/action-dialog"
import { useTimeZone } from "@/components/clock"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
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
      <ActionDialog
        {...shared}
        title={t("Finish this task")}
        action={finish}
        confirm={t("Finish")}
        done={t("Finished.")}
      >
        {(errors) => (
          <>
            <Field name="outcome" label={t("How did it end?")} error={errors.outcome} required>
              {(wiring) => <Select {...wiring} placeholder={t("Choose")} options={options(OUTCOMES)} />}
            </Field>
            <Field
              name="words"
              label={t("What is there to say")}
              error={errors.words}
              hint={t("Kept with the task, sealed.")}
            >
              {(wiring) => <Textarea {...wiring} maxLength={500} />}
            </Field>
          </>
        )}
      </ActionDialog>
    )
  if (deed === "assign")
    return (
      <ActionDialog
        {...shared}
        title={t("Give this task to")}
        action={assign}
        confirm={t("Give")}
        done={t("Given.")}
      >
        {(errors) => (
          <Field
            name="owner"
            label={t("Who does it")}
            error={errors.owner}
            hint={t("A colleague is told; a role sees it in its list.")}
            required
          >
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("Choose")}
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
      <ActionDialog
        {...shared}
        title={t("Put this task off")}
        action={snooze}
        confirm={t("Put off")}
        done={t("Put off.")}
      >
        {(errors) => (
          <Field
            name="until"
            label={t("For how long")}
            error={errors.until}
            hint={t("It comes back by itself. When it is due does not change.")}
            required
          >
            {(wiring) => <Select {...wiring} defaultValue="hour" options={options(SNOOZES)} />}
          </Field>
        )}
      </ActionDialog>
    )
  if (deed === "due")
    return (
      <ActionDialog
        {...shared}
        title={t("When is it due?")}
        action={changeDue}
        confirm={t("Change")}
        done={t("Changed.")}
      >
        {(errors) => (
          <Field
            name="due"
            label={t("Due")}
            error={errors.due}
            hint={t("By the clinic's clock. Empty: no time.")}
          >
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
      title={t("Cancel this task")}
      action={cancel}
      reason={{ hint: t("Kept in the audit log, sealed.") }}
      confirm={t("Cancel the task")}
      danger
      done={t("Cancelled.")}
    />
  )
}

const options = (of: Record<string, string>) =>
  Object.entries(of).map(([value, label]) => ({ value, label: t(label) }))
