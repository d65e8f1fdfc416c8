"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"

const load = () => import("./passport-sheet").then((file) => file.PassportSheet)
const Sheet = later(load)

type Props = {
  messageId: string
  /** thread: by the right to read messages. outgoing: by the right to see what goes out. */
  from?: "thread" | "outgoing"
  /** Whom it was for, for those who hear the page. */
  person?: string
  /** It never left: asked is why not. */
  isUnsent?: boolean
}

/** Why did we write to this person? One click, from a lead or the list of what goes out. */
export function PassportButton({ messageId, from = "thread", person, isUnsent = false }: Props) {
  const [isOpen, setOpen] = useState(false)
  const label = isUnsent ? t("Why was this not sent?") : t("Why did we write?")
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        aria-label={person ? `${label} ${person}` : undefined}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <Sheet messageId={messageId} from={from} onClose={() => setOpen(false)} />}
    </>
  )
}
