"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import { LANGUAGE_NAMES, t } from "@/lib/say"
import { download, prepare } from "../actions"

const Download = icon("download")

export const PrepareButton = ({ id, language }: { id: string; language: "en" | "ro" }) => (
  <ActionDialog
    trigger={<Button variant="primary">{t("Have a copy made")}</Button>}
    title={t("A copy of everything kept about them")}
    description={t(
      "It takes a moment. What colleagues wrote about them is in it, and nothing of anybody else.",
    )}
    action={prepare}
    hidden={{ id }}
    confirm={t("Make it")}
    done={t("The copy is being made.")}
  >
    {(errors) => (
      <Field name="language" label={t("Language of the document")} required error={errors.language}>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={language}
            options={(["en", "ro"] as const).map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        )}
      </Field>
    )}
  </ActionDialog>
)

/** The copy comes with the answer and is saved from there: no address leads to it. */
export function DownloadButton({ id, format, size }: { id: string; format: "json" | "pdf"; size: string }) {
  const { pending, send } = useAction(download, {
    loud: true,
    onDone: ({ base64, fileName, type }) => save(base64, fileName, type),
  })
  return (
    <Button size="sm" icon={<Download />} pending={pending} onClick={() => send({ id, format })}>
      {[format.toUpperCase(), size].join(" · ")}
    </Button>
  )
}

function save(base64: string, fileName: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const href = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement("a")
  link.href = href
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
