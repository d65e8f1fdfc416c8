"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { checkIn } from "../../appointments/actions"

export function CheckInButton({ id, name }: { id: string; name: string }) {
  const { send, pending } = useAction(checkIn, { loud: true, done: t("{name} is here.", { name }) })
  return (
    <Button size="sm" pending={pending} aria-label={`${t("Check in")}: ${name}`} onClick={() => send({ id })}>
      {t("Check in")}
    </Button>
  )
}
