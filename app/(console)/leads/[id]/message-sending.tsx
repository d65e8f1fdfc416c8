"use client"

import Link from "next/link"
import { useState } from "react"
import { Button, buttonClass } from "@/components/ui/button"
import { failedWords } from "@/lib/messaging/words"
import { t } from "@/lib/say"

/** Where a message is written again: in this page's reply box, on the page of its lead, or nowhere just now. */
export type WriteAgain = "here" | { leadId: string } | null

type Props = { status: string; because: string | null; body: string | null; writeAgain: WriteAgain }

/** What became of a message of ours that did not simply arrive. A person decides whether to write again, and writes it. */
export function MessageSending({ status, because, body, writeAgain }: Props) {
  const [said, setSaid] = useState("")
  if (status !== "failed" && status !== "unsure") return null
  const why = failedWords(because)
  return (
    <div className="mt-1.5 grid justify-items-start gap-1.5 text-xs">
      <p className={status === "failed" ? "text-red" : "text-orange"}>
        {status === "failed"
          ? `${t("Not sent.")} ${why ? t(why) : ""}`
          : t(
              "WhatsApp’s answer was lost: it may have arrived, and is not sent again by itself. Look on the phone, or ask the patient.",
            )}
      </p>
      {body && because !== "answered_since" && writeAgain === "here" && (
        <Button size="sm" variant="ghost" onClick={() => setSaid(write(body))}>
          {t("Write again")}
        </Button>
      )}
      {because !== "answered_since" && writeAgain && writeAgain !== "here" && (
        <Link
          href={`/leads/${writeAgain.leadId}#reply`}
          className={buttonClass({ size: "sm", variant: "ghost" })}
        >
          {t("Write again on the lead")}
        </Link>
      )}
      <p role="status" className="text-ink-3 empty:hidden">
        {said}
      </p>
    </div>
  )
}

/** Into the reply box, where it can be read once more before it goes; a draft that stands there is left alone. */
function write(body: string): string {
  const box = document.querySelector<HTMLTextAreaElement>("#reply textarea")
  if (!box) return t("The reply box is not open just now.")
  box.focus()
  const draft = box.value.trim()
  if (draft && draft !== body.trim()) return t("The reply box holds other words: send or delete them first.")
  // React keeps the box's words: it is told as if somebody typed them.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(box, body)
  box.dispatchEvent(new Event("input", { bubbles: true }))
  return t("In the reply box. Once you send it, it stands for this one, which no rerun sends any more.")
}
