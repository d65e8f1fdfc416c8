"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const UserPlus = icon("user-plus")

const NewPatientDialog = later(() => import("./new-patient-dialog").then((file) => file.NewPatientDialog))

/** `opened`: asked for by the command menu, as `?new=1`. */
export function NewPatient({ opened }: { opened: boolean }) {
  const [open, setOpen] = useState(opened)
  const [was, setWas] = useState(opened)
  if (opened !== was) {
    setWas(opened)
    if (opened) setOpen(true)
  }
  return (
    <>
      <Button variant="primary" icon={<UserPlus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("New patient")}
      </Button>
      {open && <NewPatientDialog onClose={() => setOpen(false)} />}
    </>
  )
}
