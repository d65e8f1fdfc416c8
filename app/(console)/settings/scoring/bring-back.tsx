"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import type { Sendable } from "@/components/use-action"
import { t } from "@/lib/say"
import { bringBack } from "./actions"

type Wanted = { id: string | null; reason: string }

/** An earlier set counts again; `id` null: ours. */
export function BringBack({ id, name }: { id: string | null; name: string }) {
  const send = ((first: unknown, form?: FormData) =>
    bringBack(form ? { id, reason: String(form.get("reason") ?? "") } : (first as Wanted))) as Sendable<
    Wanted,
    { id: string | null }
  >
  return (
    <ActionDialog
      trigger={<Button>{id ? t("Bring back") : t("Go back to Rounds' own rules")}</Button>}
      title={t("Score by {name} again?", { name })}
      description={t("New messages are scored by it at once. Scores there are stay as they are.")}
      action={send}
      reason={{ required: true }}
      confirm={t("Bring back")}
      done={t("It counts again.")}
    />
  )
}
