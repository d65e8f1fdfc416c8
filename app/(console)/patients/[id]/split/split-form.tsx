"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { newKey } from "@/components/new-key"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { SplitPreview } from "@/lib/patients/merge-schema"
import { splitPlan } from "@/lib/patients/split-rules"
import { CHANNEL_NAMES, type Channel } from "@/lib/patients/words"
import { t } from "@/lib/say"
import { split } from "../../actions"
import { languageOptions } from "../../language-options"

const toggled = (list: readonly string[], id: string) =>
  list.includes(id) ? list.filter((one) => one !== id) : [...list, id]

/** Choose what is the other person's; what becomes of the numbers is said as one chooses. */
export function SplitForm({ preview }: { preview: SplitPreview }) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [leads, setLeads] = useState<readonly string[]>([])
  const [contacts, setContacts] = useState<readonly string[]>([])
  const { pending, failure, onSubmit } = useAction(split, {
    onDone: ({ newId, approvalId }) => {
      toast.success(approvalId ? t("Proposed. A colleague decides.") : t("Two people now."))
      router.push(`/patients/${newId ?? preview.id}`)
    },
  })
  const plan = splitPlan(
    preview.leads,
    preview.contacts.map((one) => one.id),
    { leads, contacts },
  )
  const errors = failure?.fields ?? {}
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure && !failure.fields ? failure.sentence : errors.leads} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="id" value={preview.id} />
      <Card title={t("What is the other person's?")} id="what">
        <fieldset className="grid gap-2.5">
          <legend className="mb-2 text-xs font-medium text-ink-3">
            {t("Leads, with their messages, notes and tasks")}
          </legend>
          {preview.leads.length === 0 && <p className="text-sm text-ink-3">{t("There is none.")}</p>}
          {preview.leads.map((lead) => (
            <Checkbox
              key={lead.id}
              name="leads"
              value={lead.id}
              checked={leads.includes(lead.id)}
              onChange={() => setLeads(toggled(leads, lead.id))}
              label={
                <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2">
                  <Time value={lead.createdAt} as="day" />
                  <StatusBadge kind="lead" value={lead.status} look="plain" />
                  {lead.lastMessage && <PatientText className="text-ink-3">{lead.lastMessage}</PatientText>}
                </span>
              }
            />
          ))}
        </fieldset>
        <fieldset className="mt-5 grid gap-2.5">
          <legend className="mb-2 text-xs font-medium text-ink-3">{t("Numbers and addresses")}</legend>
          {preview.contacts.map((one) => (
            <Checkbox
              key={one.id}
              name="contacts"
              value={one.id}
              checked={contacts.includes(one.id)}
              onChange={() => setContacts(toggled(contacts, one.id))}
              label={
                <span>
                  <bdi className="tabular-nums">{one.spoken}</bdi>{" "}
                  <span className="text-xs text-ink-3">
                    {t(CHANNEL_NAMES[one.channel as Channel])}
                    {plan.shared.includes(one.id) && ` · ${t("will be linked to both")}`}
                    {plan.moves.includes(one.id) && ` · ${t("goes along")}`}
                  </span>
                </span>
              }
            />
          ))}
        </fieldset>
      </Card>
      {preview.consents > 0 && (
        <Callout>
          {t("Consents stay with")} <PatientText>{preview.name}</PatientText>
          {t(
            ": whose they were cannot be told from here. The new record has none, so nothing that needs one is sent to it.",
          )}
        </Callout>
      )}
      <Card title={t("The other person")} id="who">
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="name" label={t("Name")} error={errors.name} required>
              {(wiring) => <Input {...wiring} maxLength={120} autoComplete="off" />}
            </Field>
            <Field name="language" label={t("Language")} error={errors.language}>
              {(wiring) => (
                <Select
                  {...wiring}
                  placeholder={t("Not known")}
                  defaultValue={preview.language ?? ""}
                  options={languageOptions()}
                />
              )}
            </Field>
          </div>
          <Field
            name="reason"
            label={t("How do you know?")}
            hint={t("Kept in the audit log.")}
            error={errors.reason}
            required
          >
            {(wiring) => <Textarea {...wiring} maxLength={500} />}
          </Field>
          <div className="flex justify-end gap-2">
            <ButtonLink variant="ghost" href={`/patients/${preview.id}`}>
              {t("Cancel")}
            </ButtonLink>
            <Button
              type="submit"
              variant="primary"
              pending={pending}
              disabledReason={
                plan.problem === "nothing"
                  ? t("Choose what goes.")
                  : plan.problem === "everything"
                    ? t("Leave something with the patient.")
                    : undefined
              }
            >
              {preview.propose ? t("Propose to split") : t("Make two people")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}
