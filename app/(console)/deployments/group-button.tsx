"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import type { Option } from "@/components/ui/select"
import { t } from "@/lib/say"

const Rocket = icon("rocket")
const load = () => import("./group-dialog").then((file) => file.GroupDialog)
const GroupDialog = later(load)

export type GroupChoice = { name: string; title: string; environments: string[] }
type Props = { environments: readonly Option[]; services: readonly GroupChoice[] }

/** Several services together, in their order. */
export function GroupButton(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<Rocket aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
      >
        {t("Deploy several…")}
      </Button>
      {open && <GroupDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
