"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import type { PolicyRow } from "@/lib/consents/schema"
import { t } from "@/lib/say"

const PolicySheet = later(() => import("./policy-sheet").then((file) => file.PolicySheet))

export function EditPolicy({ from, clinic }: { from: PolicyRow | null; clinic: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {from?.status === "draft" ? t("Change the draft") : t("New version")}
      </Button>
      {open && <PolicySheet from={from} clinic={clinic} onClose={() => setOpen(false)} />}
    </>
  )
}
