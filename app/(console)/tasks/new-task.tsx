"use client"

import { useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"

const Plus = icon("plus")

const load = () => import("./new-task-dialog").then((file) => file.NewTaskDialog)
const NewTaskDialog = later(load)

type Props = {
  leadId?: string
  patientId?: string
  /** `?new=1` opens it: from the command menu, or a link. */
  byAddress?: boolean
  small?: boolean
}

export function NewTask({ leadId, patientId, byAddress, small }: Props) {
  const router = useRouter()
  const params = useSearchParams()
  const asked = Boolean(byAddress) && params.has("new")
  const [open, setOpen] = useState(false)
  useHotkeys(byAddress ? { c: () => setOpen(true) } : {})
  const close = () => {
    setOpen(false)
    if (asked) router.replace(hrefWith("/tasks", params.toString(), { new: null }), { scroll: false })
  }
  return (
    <>
      <Button
        variant={small ? "ghost" : "primary"}
        size={small ? "sm" : "md"}
        icon={<Plus />}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t("New task")}
      </Button>
      {(open || asked) && (
        <NewTaskDialog leadId={leadId} patientId={patientId} onOpenChange={(next) => !next && close()} />
      )}
    </>
  )
}
