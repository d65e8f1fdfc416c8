"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { check, retire } from "./actions"

export function WatchAgain({ id, name }: { id: string; name: string }) {
  const { send, pending } = useAction(retire, { done: t("Watched again."), loud: true })
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={pending}
      onClick={() => send({ id, retired: false })}
      aria-label={t("Watch {name} again", { name })}
    >
      {t("Watch again")}
    </Button>
  )
}

export function CheckNow({ id }: { id: string }) {
  const { send, pending } = useAction(check, { done: t("Looked at just now."), loud: true })
  return (
    <Button pending={pending} onClick={() => send({ id })}>
      {t("Look now")}
    </Button>
  )
}

export function StopWatching({ id, name }: { id: string; name: string }) {
  return (
    <ActionDialog
      trigger={<Button variant="ghost">{t("Stop watching")}</Button>}
      title={t("Stop watching {name}", { name })}
      description={t(
        "Nobody looks any more, and no alert can tell that it is down. Its days stay, and it can be taken up again.",
      )}
      action={retire}
      hidden={{ id, retired: "true" }}
      confirm={t("Stop watching")}
      danger
      done={t("Not watched any more.")}
    />
  )
}
