"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { SavedView } from "@/lib/views/schema"
import type { ViewPage } from "@/lib/views/words"
import { remove, rename, save } from "./actions"
import type { Asked } from "./saved-views"

type Props = {
  asked: Asked | null
  onDone: () => void
  page: ViewPage
  query: string
  current?: SavedView
}

export function ViewDialogs({ asked, onDone, page, query, current }: Props) {
  const close = (open: boolean) => !open && onDone()
  const nameField = (given: string) => (errors: Record<string, string>) => (
    <Field name="name" label="Name" required error={errors.name}>
      {(wiring) => <Input {...wiring} defaultValue={given} maxLength={60} autoComplete="off" />}
    </Field>
  )
  return (
    <>
      <ActionDialog
        open={asked === "save"}
        onOpenChange={close}
        title="Save these filters"
        description="For yourself, under a name. A name you use already takes the new filters."
        action={save}
        hidden={{ page, query }}
        confirm="Save view"
        done="Saved"
      >
        {nameField("")}
      </ActionDialog>
      {current && (
        <>
          <ActionDialog
            open={asked === "rename"}
            onOpenChange={close}
            title={`Rename “${current.name}”`}
            action={rename}
            hidden={{ id: current.id }}
            confirm="Rename"
            done="Renamed"
          >
            {nameField(current.name)}
          </ActionDialog>
          <ActionDialog
            open={asked === "delete"}
            onOpenChange={close}
            title={`Delete “${current.name}”`}
            description="The view alone: no run is touched, and the filters stay in force."
            action={remove}
            hidden={{ id: current.id }}
            confirm="Delete view"
            danger
            done="Deleted"
          />
        </>
      )}
    </>
  )
}
