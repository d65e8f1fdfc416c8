"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { settle } from "./actions"

/** What the reply says, in one press. Where the question waits no longer, it can only be put aside. */
export function SettleReply({ messageId, isOpen }: { messageId: string; isOpen: boolean }) {
  const { pending, send } = useAction(settle, { loud: true, done: t("Noted.") })
  const press = (as: "yes" | "no" | "none") => () => send({ messageId, as })
  return (
    <>
      {isOpen && (
        <>
          <Button size="sm" variant="primary" disabled={pending} onClick={press("yes")}>
            {t("It is a yes")}
          </Button>
          <Button size="sm" disabled={pending} onClick={press("no")}>
            {t("It is a no")}
          </Button>
        </>
      )}
      <Button size="sm" disabled={pending} onClick={press("none")}>
        {t(isOpen ? "It is no answer" : "I have read it")}
      </Button>
    </>
  )
}
