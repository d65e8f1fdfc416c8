"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { acknowledge } from "../leads/urgent/actions"

export function Acknowledge({ id, name }: { id: string; name: string }) {
  const { send, pending } = useAction(acknowledge, { loud: true, done: t("You look after it.") })
  return (
    <Button
      size="sm"
      variant="primary"
      pending={pending}
      aria-label={`${t("I look after it")}: ${name}`}
      onClick={() => send({ id })}
    >
      {t("I look after it")}
    </Button>
  )
}
