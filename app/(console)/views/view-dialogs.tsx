"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import type { SavedView } from "@/lib/views/schema"
import type { ViewPage } from "@/lib/views/words"
import { remove, rename, save } from "./actions"
import type { Asked } from "./saved-views-body"

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
    <Field name="name" label={t("Name")} required error={errors.name}>
      {(wiring) => <Input {...wiring} defaultValue={given} maxLength={60} autoComplete="off" />}
    </Field>
  )
  return (
    <>
      <ActionDialog
        open={asked === "save"}
        onOpenChange={close}
        title={t("Save these filters")}
        description={t("For yourself, under a name. A name you use already takes the new filters.")}
        action={save}
        hidden={{ page, query }}
        confirm={t("Save view")}
        done={t("Saved")}
      >
        {nameField("")}
      </ActionDialog>
      {current && (
        <>
          <ActionDialog
            open={asked === "rename"}
            onOpenChange={close}
            title={t("Rename “{name}”", { name: current.name })}
            action={rename}
            hidden={{ id: current.id }}
            confirm={t("Rename")}
            done={t("Renamed")}
          >
            {nameField(current.name)}
          </ActionDialog>
          <ActionDialog
            open={asked === "delete"}
            onOpenChange={close}
            title={t("Delete “{name}”", { name: current.name })}
            description={t("The view alone: no run is touched, and the filters stay in force.")}
            action={remove}
            hidden={{ id: current.id }}
            confirm={t("Delete view")}
            danger
            done={t("Deleted")}
          />
        </>
      )}
    </>
  )
}
