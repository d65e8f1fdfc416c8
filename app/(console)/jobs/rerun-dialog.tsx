"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { later } from "@/components/ui/later"
import { toast } from "@/components/ui/toast-store"
import type { RequestedRerun } from "@/lib/reruns/schema"
import type { FromPoint } from "@/lib/reruns/words"
import { t } from "@/lib/say"

/** Which runs: chosen ones, all that match filters, or what failed of one cause. */
export type RerunChosen =
  | { scope: "selected"; ids: string[] }
  | { scope: "match"; filters: Record<string, string> }
  | { scope: "cause"; causeId: string }

const load = () => import("./rerun-dialog-body").then((file) => file.RerunDialogBody)
const Body = later(load)

/** Its code is fetched when somebody reaches for it. */
export const reachForRerun = (): void => void load()

type Props = {
  chosen: RerunChosen
  title: string
  from?: FromPoint
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Stays on the page that asked, for a single run. */
  stays?: boolean
  onDone?: () => void
}

/** Shows what would be done again and for whom, asks why, and starts it or asks a second person. */
export function RerunDialog({ open, onOpenChange, stays, onDone, ...given }: Props) {
  const router = useRouter()
  const [wasOpen, setWasOpen] = useState(false)
  if (open && !wasOpen) setWasOpen(true)
  if (!wasOpen) return null
  const finish = ({ id, approvalId, total }: RequestedRerun) => {
    onOpenChange(false)
    onDone?.()
    const see = { label: t("Follow it"), onClick: () => router.push(`/jobs/reruns/${id}`) }
    if (approvalId) toast.info({ title: t("A second person is asked"), action: see })
    else if (stays)
      toast.success({ title: total === 1 ? t("The new run is on its way") : t("On its way"), action: see })
    if (!stays) router.push(`/jobs/reruns/${id}`)
  }
  return <Body {...given} open={open} onOpenChange={onOpenChange} onDone={finish} />
}
