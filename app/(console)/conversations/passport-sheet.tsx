"use client"

import { useEffect, useState } from "react"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { Skeleton } from "@/components/ui/skeleton"
import { useAction } from "@/components/use-action"
import type { Passport } from "@/lib/messaging/schema"
import { t } from "@/lib/say"
import { passportInThread, passportOfOutgoing } from "./passport-actions"
import { PassportBody } from "./passport-body"

type Props = {
  messageId: string
  /** thread: by the right to read messages. outgoing: by the right to see what goes out. */
  from?: "thread" | "outgoing"
  onClose: () => void
}

const NOT_SENT: readonly string[] = ["blocked", "failed", "cancelled"]

/** Why a message was, or was not, sent to a person: open from the first moment, filled as soon as it is known. */
export function PassportSheet({ messageId, from = "thread", onClose }: Props) {
  const [passport, setPassport] = useState<Passport | null>(null)
  const { send, failure } = useAction(from === "thread" ? passportInThread : passportOfOutgoing, {
    onDone: setPassport,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each message
  useEffect(() => send({ messageId }), [messageId])
  const isNotSent = passport !== null && NOT_SENT.includes(passport.status)
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent
        title={isNotSent ? t("Why was this not sent?") : t("Why did we write to this person?")}
        description={passport?.person ?? undefined}
      >
        {passport && <PassportBody passport={passport} />}
        {failure && <p className="text-sm text-red">{t(failure.sentence)}</p>}
        {!passport && !failure && (
          <div className="grid gap-4" role="status" aria-label={t("Loading")}>
            {["h-9", "h-10", "h-16", "h-11", "h-24"].map((height) => (
              <Skeleton key={height} className={height} />
            ))}
          </div>
        )}
      </SheetContent>
    </Sheet>
  )
}
