"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const Plus = icon("plus")
const EntryDialog = later(() => import("./entry-dialog").then((file) => file.EntryDialog))

type Props = {
  /** Known already: on their own page. */
  patient?: { id: string; name: string }
  serviceId?: string
}

export function AddButton({ patient, serviceId }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={patient ? "secondary" : "primary"}
        icon={<Plus />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t("Add to the waiting list")}
      </Button>
      {open && <EntryDialog patient={patient} serviceId={serviceId} onClose={() => setOpen(false)} />}
    </>
  )
}
