"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const RecordSheet = later(() => import("./record-sheet").then((file) => file.RecordSheet))

/** Beside a patient's record theirs; without one whoever stands at the desk is found first. */
export function RecordButton({ patientId }: { patientId?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size={patientId ? "sm" : "md"}
        variant={patientId ? "secondary" : "primary"}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t("Record consent")}
      </Button>
      {open && <RecordSheet patientId={patientId} onClose={() => setOpen(false)} />}
    </>
  )
}
