"use client"

import { type ReactNode, useState } from "react"
import { later } from "@/components/ui/later"

export type ShownLink = { url: string; title: string; description: string }

const LinkDialog = later(() => import("./link-dialog").then((file) => file.LinkDialog))

/** `show(…)` opens the dialog that says a link once; put `dialog` beside the button. */
export function useLinkOnce(): { show: (link: ShownLink) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<ShownLink>()
  return {
    show: setShown,
    dialog: shown && <LinkDialog shown={shown} close={() => setShown(undefined)} />,
  }
}
