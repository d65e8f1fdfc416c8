"use client"

import Link from "next/link"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { Select } from "@/components/ui/select"
import type { PatientDetail } from "@/lib/patients/schema"
import { RELATION_KINDS, RELATION_NAMES } from "@/lib/patients/words"
import { relate, unrelate } from "../actions"

const Plus = icon("plus")
const X = icon("x")

const PersonPicker = later(() => import("./person-picker").then((file) => file.PersonPicker))
const KINDS = RELATION_KINDS.map((value) => ({ value, label: RELATION_NAMES[value] }))

export function RelativesCard({ detail: { relatives, may, patient } }: { detail: PatientDetail }) {
  return (
    <Card
      title="Relatives"
      id="relatives"
      actions={
        may.write ? (
          <ActionDialog
            trigger={<IconButton size="sm" variant="ghost" label="Add a relative" icon={<Plus />} />}
            title="Add a relative"
            description="It is kept on both records."
            action={relate}
            hidden={{ id: patient.id }}
            confirm="Add"
            done="Linked."
          >
            {(errors) => (
              <>
                <PersonPicker name="relativeId" label="Who" not={patient.id} error={errors.relativeId} />
                <Field name="kind" label={`What they are to ${patient.name}`} error={errors.kind} required>
                  {(wiring) => <Select {...wiring} options={KINDS} defaultValue="parent" />}
                </Field>
              </>
            )}
          </ActionDialog>
        ) : undefined
      }
    >
      {relatives.length === 0 && <p className="text-sm text-ink-3">Nobody is linked.</p>}
      <ul className="grid gap-2">
        {relatives.map((one) => (
          <li key={one.id} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 grow">
              {one.inReach ? (
                <Link
                  href={`/patients/${one.id}`}
                  className="font-medium text-ink hover:text-accent hover:underline"
                >
                  <PatientText>{one.name}</PatientText>
                </Link>
              ) : (
                <PatientText>{one.name}</PatientText>
              )}{" "}
              <span className="text-xs text-ink-3">{RELATION_NAMES[one.kind]}</span>
            </span>
            {may.write && (
              <ActionDialog
                trigger={<IconButton size="sm" variant="ghost" label={`Unlink ${one.name}`} icon={<X />} />}
                title={`Unlink ${one.name}?`}
                description="The two records stay as they are, and are no longer linked."
                action={unrelate}
                hidden={{ id: patient.id, relativeId: one.id }}
                confirm="Unlink"
                done="Unlinked."
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
