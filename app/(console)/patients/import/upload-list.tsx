"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field, FormErrors } from "@/components/ui/field"
import { MOST_BYTES } from "@/lib/imports/words"
import { t } from "@/lib/say"

const Upload = icon("upload")

type Refusal = { error?: { message?: string; fields?: Record<string, string> } }

/** Sends the file to be checked. Nothing is taken by that. */
export function UploadList() {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get("file")
    if (!(file instanceof File) || file.size === 0) return setProblem(t("Choose a file first."))
    if (file.size > MOST_BYTES) return setProblem(t("At most 5 MB. Split the list."))
    setPending(true)
    setProblem(null)
    const address = `/api/patients/import?key=${newKey()}&name=${encodeURIComponent(file.name.slice(0, 200))}`
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    }).catch(() => null)
    const said = (await answer?.json().catch(() => null)) as (Refusal & { id?: string }) | null
    if (answer?.ok && said?.id) return router.push(`/patients/import/${said.id}`)
    setPending(false)
    const { fields, message } = said?.error ?? {}
    setProblem(
      fields
        ? Object.values(fields)
            .map((one) => t(one))
            .join(" ")
        : t(message ?? "Rounds cannot be reached just now. Try again."),
    )
  }

  return (
    <Card title={t("Check a list")} id="check">
      <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
        <FormErrors message={problem ?? undefined} />
        <Field
          name="file"
          label={t("A list in CSV")}
          hint={t(
            "With a heading line, at most 5 MB and 20,000 lines. Commas, semicolons or tabs; as your office program saves it.",
          )}
          required
        >
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              className="block w-full rounded-md border border-field bg-surface text-sm text-ink file:mr-3 file:h-9 file:border-0 file:border-r file:border-line file:bg-sunken file:px-3 file:text-sm file:font-medium file:text-ink"
            />
          )}
        </Field>
        <Callout>
          {t(
            "The list is read and checked first; you see of each line what would become of it. A consent is taken only from a column that names its purpose, such as",
          )}{" "}
          <code>consent_marketing_email</code>
          {t(", with a clear yes or no.")}
        </Callout>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" icon={<Upload />} pending={pending}>
            {t("Check the list")}
          </Button>
        </div>
      </form>
    </Card>
  )
}
