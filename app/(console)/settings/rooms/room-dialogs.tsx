"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { add, change } from "./actions"

const Plus = icon("plus")

const name = (errors: Record<string, string>, first = "") => (
  <Field name="name" label={t("Name")} error={errors.name} required>
    {(wiring) => <Input {...wiring} maxLength={80} defaultValue={first} />}
  </Field>
)

export function NewRoom() {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("New room")}
        </Button>
      }
      title={t("New room")}
      description={t("Services that name no room may take it at once.")}
      action={add}
      hidden={{ key }}
      confirm={t("Add the room")}
      done={t("Added.")}
    >
      {(errors) => name(errors)}
    </ActionDialog>
  )
}

export function RenameRoom({ id, current }: { id: string; current: string }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("Rename {name}", { name: current })}>
          {t("Rename")}
        </Button>
      }
      title={t("Rename {name}", { name: current })}
      action={change}
      hidden={{ id }}
      confirm={t("Save")}
      done={t("Changed.")}
    >
      {(errors) => name(errors, current)}
    </ActionDialog>
  )
}
