"use client"

import Link from "next/link"
import { useState } from "react"
import { Button, buttonClass } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { failedWords } from "@/lib/messaging/words"
import { t } from "@/lib/say"

/** Puts words into the reply box; false where none is open. */
export type PutAgain = (body: string) => boolean
/** Where a message is written again: in this page's reply box, on the page of its lead, or nowhere just now. */
export type WriteAgain = PutAgain | { leadId: string } | null

type Props = {
  message: { status: string; because: string | null; body: string | null }
  writeAgain: WriteAgain
  /** Below a bubble of ours, so at the far side. */
  atEnd?: boolean
}

/** What became of a message of ours that did not simply arrive. A person decides whether to write again, and writes it. */
export function SendingTrouble({ message: { status, because, body }, writeAgain, atEnd = false }: Props) {
  const [isPut, setPut] = useState<boolean | null>(null)
  if (!["failed", "blocked", "unsure"].includes(status)) return null
  const why = failedWords(because)
  const again = because === "answered_since" ? null : writeAgain
  return (
    <div
      className={cn(
        "grid gap-1 text-xs",
        atEnd
          ? "mt-0.5 max-w-[min(34rem,88%)] justify-items-end px-1 text-right"
          : "mt-1.5 justify-items-start",
      )}
    >
      <p className={status === "unsure" ? "text-orange" : "text-red"}>
        {status === "unsure"
          ? t(
              "The provider’s answer was lost: it may have arrived, and is not sent again by itself. Look on the phone, or ask the patient.",
            )
          : `${t(status === "blocked" ? "Held back." : "Not sent.")} ${why ? t(why) : ""}`}
      </p>
      {typeof again === "function" && body && (
        <Button size="sm" variant="ghost" onClick={() => setPut(again(body))}>
          {t("Write again")}
        </Button>
      )}
      {again && typeof again === "object" && (
        <Link href={`/leads/${again.leadId}#reply`} className={buttonClass({ size: "sm", variant: "ghost" })}>
          {t("Write again on the lead")}
        </Link>
      )}
      <p role="status" className="text-ink-3 empty:hidden">
        {isPut &&
          t("In the reply box. Once you send it, it stands for this one, which no rerun sends any more.")}
        {isPut === false && t("The reply box is not open just now.")}
      </p>
    </div>
  )
}
