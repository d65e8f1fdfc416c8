"use client"

import { Button } from "@/components/ui/button"
import { failedWords } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import type { Message } from "./stretches"

/** What became of a message of ours that did not simply arrive, and what a person can do about it. */
export function SendingTrouble({
  message,
  writeAgain,
}: {
  message: Message
  writeAgain?: (body: string) => void
}) {
  const { status, because, body } = message
  if (!["failed", "blocked", "unsure"].includes(status)) return null
  const why = failedWords(because)
  return (
    <div className="mt-0.5 grid max-w-[min(34rem,88%)] justify-items-end gap-1 px-1 text-right text-xs">
      <p className={status === "unsure" ? "text-orange" : "text-red"}>
        {status === "unsure"
          ? t(
              "The provider’s answer was lost: it may have arrived, and is not sent again by itself. Look on the phone, or ask the patient.",
            )
          : `${t(status === "blocked" ? "Held back." : "Not sent.")} ${why ? t(why) : ""}`}
      </p>
      {body && writeAgain && because !== "answered_since" && (
        <Button size="sm" variant="ghost" onClick={() => writeAgain(body)}>
          {t("Write again")}
        </Button>
      )}
    </div>
  )
}
