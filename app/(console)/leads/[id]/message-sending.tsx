"use client"

import { Button } from "@/components/ui/button"
import { failedWords } from "@/lib/messaging/words"

/** What became of a message of ours that did not simply arrive. A person decides whether to write again, and writes it. */
export function MessageSending({
  status,
  because,
  body,
}: {
  status: string
  because: string | null
  body: string | null
}) {
  if (status !== "failed" && status !== "unsure") return null
  const why = failedWords(because)
  return (
    <div className="mt-1.5 grid justify-items-start gap-1.5 text-xs">
      <p className={status === "failed" ? "text-red" : "text-orange"}>
        {status === "failed"
          ? `Not sent. ${why ?? ""}`
          : "WhatsApp’s answer was lost: it may have arrived, and is not sent again by itself. Look on the phone, or ask the patient."}
      </p>
      {body && (
        <Button size="sm" variant="ghost" onClick={() => writeAgain(body)}>
          Write again
        </Button>
      )}
    </div>
  )
}

/** Into the reply box, where it can be read once more before it goes. */
function writeAgain(body: string) {
  const box = document.querySelector<HTMLTextAreaElement>("#reply textarea")
  if (!box) return
  box.value = body
  box.focus()
}
