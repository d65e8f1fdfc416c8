"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { open } from "./actions"

/** What stands in a mail that never left. As plain text: what came from outside stays text. */
export function OpenMail({ id, subject }: { id: string; subject: string }) {
  const [text, setText] = useState<string | null>(null)
  const { send, pending } = useAction(open, { loud: true, onDone: (mail) => setText(mail.text ?? "") })
  if (text === null)
    return (
      <Button
        size="sm"
        variant="ghost"
        pending={pending}
        aria-label={`${t("Read it")}: ${subject}`}
        onClick={() => send({ id })}
      >
        {t("Read it")}
      </Button>
    )
  return (
    <div className="mt-1 w-full rounded-md border border-line bg-sunken p-3 text-sm whitespace-pre-wrap break-words text-ink">
      {text}
    </div>
  )
}
