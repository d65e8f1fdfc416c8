"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const RecordSheet = later(() => import("./record-sheet").then((file) => file.RecordSheet))

export function RecordButton({ patientId }: { patientId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Record")}
      </Button>
      {open && <RecordSheet patientId={patientId} onClose={() => setOpen(false)} />}
    </>
  )
}
