"use client"

import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import type { CrmSettings } from "@/lib/crm/setting"
import { NEVER_ASKED, NEW_CONTACTS } from "@/lib/crm/words"
import { t } from "@/lib/say"
import { saveChoices } from "./actions"

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: t(label) }))

/** Whose data goes there, and what a stranger there means here. */
export function ChoicesCard({ settings }: { settings: CrmSettings }) {
  const { pending, failure, onSubmit } = useAction(saveChoices, { done: t("Saved"), loud: true })
  const errors = failure?.fields ?? {}
  return (
    <Card id="choices" title={t("Who is written, and who is made here")}>
      <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
        <Field
          name="neverAsked"
          label={t("People who were never asked about sharing")}
          hint={t("Who said no, or took it back, is never written.")}
          error={errors.neverAsked}
          required
        >
          {(wiring) => (
            <Select {...wiring} defaultValue={settings.neverAsked} options={options(NEVER_ASKED)} />
          )}
        </Field>
        <Field
          name="newContacts"
          label={t("A new contact at HubSpot that nobody here is known by")}
          error={errors.newContacts}
          required
        >
          {(wiring) => (
            <Select {...wiring} defaultValue={settings.newContacts} options={options(NEW_CONTACTS)} />
          )}
        </Field>
        <div>
          <Button type="submit" pending={pending}>
            {t("Save")}
          </Button>
        </div>
      </form>
    </Card>
  )
}
