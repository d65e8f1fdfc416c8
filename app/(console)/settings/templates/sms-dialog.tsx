"use client"

import { useRouter } from "next/navigation"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
import { templateLanguage } from "@/lib/templates/words"
import { saveSms } from "./actions"

const LANGUAGES = ["en", "ro", "de", "hi", "ar", "fr", "hu", "it", "es"]

type Now = { id: string; name: string; category: string; language: string; body: string }

/** A text of the clinic's own for SMS; changed, it is a new wording of the same. */
export function SmsDialog({ now }: { now?: Now }) {
  const router = useRouter()
  return (
    <ActionDialog
      trigger={
        <Button variant={now ? "secondary" : "primary"}>
          {now ? t("Change the text") : t("New SMS text")}
        </Button>
      }
      title={now ? t("Change the text") : t("New SMS text")}
      description={t("Gaps are written {{1}} or {{first_name}}. What was sent before keeps its old words.")}
      action={saveSms}
      hidden={now && { id: now.id, name: now.name }}
      confirm={t("Save")}
      done={t("Saved")}
      onDone={({ id }) => router.push(`/settings/templates/${id}`)}
    >
      {(errors) => (
        <>
          {!now && (
            <Field
              name="name"
              label={t("Name")}
              hint={t("Small letters, digits and _ , such as recall_spring.")}
              required
              error={errors.name}
            >
              {(wiring) => <Input {...wiring} maxLength={60} autoComplete="off" />}
            </Field>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="language" label={t("Language")} required error={errors.language}>
              {(wiring) => (
                <Select
                  {...wiring}
                  defaultValue={now?.language ?? "en"}
                  options={LANGUAGES.map((value) => ({ value, label: templateLanguage(value) }))}
                />
              )}
            </Field>
            <Field name="category" label={t("Category")} required error={errors.category}>
              {(wiring) => (
                <Select
                  {...wiring}
                  defaultValue={now?.category ?? "utility"}
                  options={[
                    { value: "utility", label: t("Utility") },
                    { value: "marketing", label: t("Marketing") },
                  ]}
                />
              )}
            </Field>
          </div>
          <Field name="body" label={t("Text")} required error={errors.body}>
            {(wiring) => <Textarea {...wiring} rows={5} maxLength={918} defaultValue={now?.body} />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
