"use client"

import { useRouter } from "next/navigation"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Menu } from "@/components/ui/menu"
import { Select } from "@/components/ui/select"
import type { PatientDetail } from "@/lib/patients/schema"
import { LANGUAGES } from "@/lib/patients/words"
import { change } from "../actions"

const ChevronDown = icon("chevron-down")
const Merge = icon("merge")
const Pencil = icon("pencil")
const Split = icon("split")

const LANGUAGE_OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))

export function PatientActions({ detail: { patient, may } }: { detail: PatientDetail }) {
  const router = useRouter()
  const verb = may.merge === "propose" ? "Propose to " : ""
  const said = (words: string) => (verb ? `${verb}${words}` : words.charAt(0).toUpperCase() + words.slice(1))
  return (
    <>
      {may.merge && (
        <Menu
          trigger={
            <Button>
              More <ChevronDown aria-hidden="true" />
            </Button>
          }
          items={[
            {
              id: "merge",
              label: said("merge with another record…"),
              icon: <Merge aria-hidden="true" />,
              onSelect: () => router.push(`/patients/${patient.id}/merge`),
            },
            {
              id: "split",
              label: said("split into two people…"),
              icon: <Split aria-hidden="true" />,
              onSelect: () => router.push(`/patients/${patient.id}/split`),
            },
          ]}
        />
      )}
      {may.write && (
        <ActionDialog
          trigger={<Button icon={<Pencil />}>Edit</Button>}
          title="Edit details"
          action={change}
          hidden={{ id: patient.id }}
          confirm="Save"
          done="Saved."
        >
          {(errors) => (
            <>
              <Field name="name" label="Name" error={errors.name} required>
                {(wiring) => (
                  <Input {...wiring} defaultValue={patient.name} maxLength={120} autoComplete="off" />
                )}
              </Field>
              <Field name="birthDate" label="Date of birth" error={errors.birthDate}>
                {(wiring) => <Input {...wiring} type="date" defaultValue={patient.birthDate ?? ""} />}
              </Field>
              <Field name="language" label="Language" error={errors.language}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    placeholder="Not known"
                    defaultValue={patient.language ?? ""}
                    options={LANGUAGE_OPTIONS}
                  />
                )}
              </Field>
            </>
          )}
        </ActionDialog>
      )}
    </>
  )
}
