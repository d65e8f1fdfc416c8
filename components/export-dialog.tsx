"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import type { Sendable } from "@/components/use-action"
import { t } from "@/lib/say"

const Download = icon("download")

type Props<T> = {
  title: string
  description: string
  /** Makes the copy, for the reason given. */
  start: (reason: string) => ReturnType<Sendable<FormData, T>>
  onDone: (made: T) => void
}

/** A copy of a list as it is filtered, once it was said what for. */
export function ExportDialog<T>({ title, description, start, onDone }: Props<T>) {
  const send: Sendable<FormData, T> = (...given: unknown[]) => {
    const form = given.at(-1)
    return start(form instanceof FormData ? String(form.get("reason") ?? "") : "")
  }
  return (
    <ActionDialog
      trigger={
        <Button icon={<Download />} className="max-md:hidden">
          {t("Export")}
        </Button>
      }
      title={title}
      description={description}
      action={send}
      reason={{ hint: t("What the copy is for.") }}
      confirm={t("Export")}
      done={t("The copy is on its way.")}
      onDone={onDone}
    />
  )
}
