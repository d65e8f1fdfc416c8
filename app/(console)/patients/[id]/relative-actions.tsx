"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import { unrelate } from "../actions"

const Plus = icon("plus")
const X = icon("x")
const AddRelativeDialog = later(() => import("./add-relative-dialog").then((file) => file.AddRelativeDialog))

export function AddRelative({ patientId, name }: { patientId: string; name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        size="sm"
        variant="ghost"
        label={t("Add a relative")}
        icon={<Plus />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open && <AddRelativeDialog patientId={patientId} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

type Relative = { patientId: string; relativeId: string; name: string }

export function UnlinkRelative({ patientId, relativeId, name }: Relative) {
  return (
    <ActionDialog
      trigger={<IconButton size="sm" variant="ghost" label={t("Unlink {name}", { name })} icon={<X />} />}
      title={t("Unlink {name}?", { name })}
      description={t("The two records stay as they are, and are no longer linked.")}
      action={unrelate}
      hidden={{ id: patientId, relativeId }}
      confirm={t("Unlink")}
      done={t("Unlinked.")}
    />
  )
}
