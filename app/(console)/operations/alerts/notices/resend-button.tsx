"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { resend } from "../actions"

export function ResendButton({ id, title }: { id: string; title: string }) {
  const { send, pending } = useAction(resend, { done: t("It is on its way once more."), loud: true })
  return (
    <Button
      size="sm"
      pending={pending}
      onClick={() => send({ id })}
      aria-label={t("Send again: {title}", { title })}
    >
      {t("Send again")}
    </Button>
  )
}
