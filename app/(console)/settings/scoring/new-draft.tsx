"use client"

import { useRouter } from "next/navigation"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { Sendable } from "@/components/use-action"
import { t } from "@/lib/say"
import { draft } from "./actions"

type Wanted = { name: string; basedOnId: string | null }

/** Begins a draft with what counts now, or with the set looked at. */
export function NewDraft({ basedOnId, label }: { basedOnId: string | null; label?: string }) {
  const router = useRouter()
  const begin = ((first: unknown, form?: FormData) =>
    draft(form ? { name: String(form.get("name") ?? ""), basedOnId } : (first as Wanted))) as Sendable<
    Wanted,
    { id: string }
  >
  return (
    <ActionDialog
      trigger={<Button variant="primary">{label ?? t("New draft")}</Button>}
      title={t("New draft")}
      description={t("It begins with the rules that count now. Nothing is scored by it until it goes live.")}
      action={begin}
      confirm={t("Begin")}
      done={t("Draft begun.")}
      onDone={({ id }) => router.push(`/settings/scoring/${id}`)}
    >
      {(errors) => (
        <Field name="name" label={t("Name")} required error={errors.name}>
          {(wiring) => <Input {...wiring} placeholder={t("More weight on full arches")} />}
        </Field>
      )}
    </ActionDialog>
  )
}
