"use client"

import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { FormErrors } from "@/components/ui/field"
import { useAction } from "@/components/use-action"
import type { MailMode } from "@/lib/mail/mode"
import { CHANNELS } from "@/lib/notifications/rules"
import { t } from "@/lib/say"
import { sendTest } from "./actions"
import { CHANNEL_NAMES } from "./words"

const LOOKS = 12
const EVERY_MS = 1_500

/** What became of it stands in the list beside it, which is drawn anew for a while. */
export function TestCard({ mail, hasDevice }: { mail: MailMode; hasDevice: boolean }) {
  const router = useRouter()
  const [looks, setLooks] = useState(0)
  const key = useRef("")
  const { send, failure, pending } = useAction(sendTest, {
    done: t("On its way. Watch it arrive in the list."),
    onDone: () => setLooks(LOOKS),
  })
  useEffect(() => {
    if (looks === 0) return
    const timer = setTimeout(() => {
      router.refresh()
      setLooks(looks - 1)
    }, EVERY_MS)
    return () => clearTimeout(timer)
  }, [looks, router])
  const whyNot = {
    in_app: undefined,
    push: hasDevice ? undefined : t("Turn a browser on first."),
    email: mail === "none" ? t("No mail server is set for this installation.") : undefined,
  }
  return (
    <Card
      id="test"
      title={t("Send me a test")}
      footer={t("Queued, sent, delivered, seen: the list shows how far it got. Quiet hours do not hold it.")}
    >
      <FormErrors message={failure?.sentence} />
      <div className="flex flex-wrap gap-2">
        {CHANNELS.map((channel) => (
          <Button
            key={channel}
            pending={pending}
            disabledReason={whyNot[channel]}
            onClick={() => {
              key.current = newKey()
              send({ channel, key: key.current })
            }}
          >
            {t(CHANNEL_NAMES[channel])}
          </Button>
        ))}
      </div>
    </Card>
  )
}
