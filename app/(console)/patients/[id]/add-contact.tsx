"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const Plus = icon("plus")
const AddContactDialog = later(() => import("./add-contact-dialog").then((file) => file.AddContactDialog))

export function AddContact({ patientId }: { patientId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        size="sm"
        variant="ghost"
        label={t("Add a number or address")}
        icon={<Plus />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open && <AddContactDialog patientId={patientId} onClose={() => setOpen(false)} />}
    </>
  )
}
