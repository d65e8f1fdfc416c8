"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { closeDuplicate, reopenDuplicate } from "../actions"

export function CloseDuplicate({ id, of }: { id: string; of: { id: string; name: string } }) {
  const back = useAction(reopenDuplicate, { loud: true, done: t("Open again, as it was.") })
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost">
          {t("Close this one as double")}
        </Button>
      }
      title={t("Close this lead as double of {name}", { name: of.name })}
      description={t(
        "It is archived and says which lead goes on. Nothing is moved: its messages stay here. Whoever waits in it waits in the other one.",
      )}
      action={closeDuplicate}
      hidden={{ id, ofId: of.id }}
      confirm={t("Close as double")}
      done={t("Closed as double.")}
      onDone={() =>
        toast.success({
          title: t("Closed as double."),
          action: { label: t("Undo"), onClick: () => back.send({ id }) },
        })
      }
    />
  )
}

export function ReopenDuplicate({ id }: { id: string }) {
  const { pending, send } = useAction(reopenDuplicate, { loud: true, done: t("Open again, as it was.") })
  return (
    <Button size="sm" pending={pending} onClick={() => send({ id })}>
      {t("Not double: open again")}
    </Button>
  )
}
