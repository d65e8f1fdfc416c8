"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { acknowledge } from "./actions"

export function AcknowledgeButton({ id, title }: { id: string; title: string }) {
  const { send, pending } = useAction(acknowledge, { done: t("Noted: you look into it."), loud: true })
  return (
    <Button
      size="sm"
      pending={pending}
      onClick={() => send({ id })}
      aria-label={t("I look into it: {alert}", { alert: title })}
    >
      {t("I look into it")}
    </Button>
  )
}
