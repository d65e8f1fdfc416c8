"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const AskDialog = later(() => import("./ask-dialog").then((file) => file.AskDialog))

export function AskButton({ patientId }: { patientId: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Ask")}
      </Button>
      {isOpen && <AskDialog patientId={patientId} onClose={() => setOpen(false)} />}
    </>
  )
}
