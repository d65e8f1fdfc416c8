"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { change, create } from "./actions"

const Plus = icon("plus")

type Errors = Record<string, string>

const nameField = (errors: Errors, first = "") => (
  <Field name="name" label={t("Name")} error={errors.name} required>
    {(wiring) => <Input {...wiring} maxLength={80} defaultValue={first} />}
  </Field>
)

const addressField = (errors: Errors, hint: string, first = "") => (
  <Field name="address" label={t("Address")} hint={hint} error={errors.address} required>
    {(wiring) => <Input {...wiring} maxLength={500} inputMode="url" defaultValue={first} />}
  </Field>
)

const more = (
  errors: Errors,
  first: { expects: string; slowMs: number; isPublic: boolean },
  hasStatus = true,
) => (
  <>
    {hasStatus && (
      <Field
        name="expects"
        label={t("Expected status")}
        hint={t("Where it is another than 200; several with a comma.")}
        error={errors.expects}
      >
        {(wiring) => <Input {...wiring} maxLength={40} placeholder="200" defaultValue={first.expects} />}
      </Field>
    )}
    <Field
      name="slowMs"
      label={t("Slow from")}
      hint={t("In milliseconds. Slow is not down.")}
      error={errors.slowMs}
    >
      {(wiring) => <Input {...wiring} type="number" min={50} max={30_000} defaultValue={first.slowMs} />}
    </Field>
    <Checkbox
      name="isPublic"
      defaultChecked={first.isPublic}
      label={t("Show on the public status page, by its name")}
    />
  </>
)

export function NewProbe() {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("Watch something")}
        </Button>
      }
      title={t("Watch something")}
      description={t(
        "Registered services are watched by themselves. This is for anything else: a provider, a port, a certificate.",
      )}
      action={create}
      hidden={{ key }}
      confirm={t("Watch it")}
      done={t("Watched from the next minute on.")}
    >
      {(errors) => (
        <>
          {nameField(errors)}
          <Field name="kind" label={t("What to look at")} error={errors.kind} required>
            {(wiring) => (
              <Select
                {...wiring}
                options={[
                  { value: "http", label: t("Whether an address answers") },
                  { value: "tcp", label: t("Whether a port takes connections") },
                  { value: "tls", label: t("How long a certificate is good") },
                ]}
              />
            )}
          </Field>
          {addressField(errors, t("https://example.org/health, or for a port db.example.org:5432."))}
          {more(errors, { expects: "", slowMs: 2_000, isPublic: false })}
        </>
      )}
    </ActionDialog>
  )
}

export type ChangedProbe = {
  id: string
  name: string
  kind: string
  address: string
  expects: string | null
  slowMs: number
  isPublic: boolean
  isDerived: boolean
}

export function ChangeProbe({ probe }: { probe: ChangedProbe }) {
  return (
    <ActionDialog
      trigger={<Button>{t("Change")}</Button>}
      title={t("Change {name}", { name: probe.name })}
      description={
        probe.isDerived ? t("Its name and address follow from the service's own settings.") : undefined
      }
      action={change}
      hidden={{ id: probe.id, ...(probe.isDerived && { name: probe.name }) }}
      confirm={t("Save")}
      done={t("Changed.")}
    >
      {(errors) => (
        <>
          {!probe.isDerived && nameField(errors, probe.name)}
          {!probe.isDerived &&
            addressField(errors, t("At another address everything is looked at anew."), probe.address)}
          {more(errors, { ...probe, expects: probe.expects ?? "" }, probe.kind === "http")}
        </>
      )}
    </ActionDialog>
  )
}
