"use client"

import Link from "next/link"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { Menu } from "@/components/ui/menu"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import type { PatientContactRow, PatientDetail } from "@/lib/patients/schema"
import { ADDABLE_CHANNELS, CHANNEL_NAMES } from "@/lib/patients/words"
import { addAddress, labelAddress, preferAddress, removeAddress } from "../actions"

const EllipsisVertical = icon("ellipsis-vertical")
const Plus = icon("plus")

const KINDS = ADDABLE_CHANNELS.map((value) => ({ value, label: CHANNEL_NAMES[value] }))

/** How the person is reached, whose number it is, and who else is reached there. */
export function ContactsCard({ detail }: { detail: PatientDetail }) {
  const { contacts, may, patient } = detail
  return (
    <Card
      title="Contact"
      id="contact"
      actions={may.write ? <AddContact patientId={patient.id} /> : undefined}
    >
      {contacts.length === 0 && <p className="text-sm text-ink-3">No way to reach them is known.</p>}
      <ul className="grid gap-3">
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} detail={detail} />
        ))}
      </ul>
    </Card>
  )
}

function ContactRow({ contact, detail }: { contact: PatientContactRow; detail: PatientDetail }) {
  const { address, alsoOf, others } = contact
  const tel = address && /^\+\d{6,15}$/.test(address) ? `tel:${address}` : undefined
  return (
    <li className="flex items-start gap-2 text-sm">
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Phone display={contact.spoken} href={tel} />
          <span className="text-xs text-ink-3">{CHANNEL_NAMES[contact.channel]}</span>
          {contact.isPrimary && <Badge>First</Badge>}
          {contact.label && <Badge>{contact.label}</Badge>}
        </div>
        {(alsoOf.length > 0 || others > 0) && (
          <p className="text-xs text-ink-3">
            Also used by{" "}
            {alsoOf.map((one, at) => (
              <span key={one.id}>
                {at > 0 && ", "}
                <Link href={`/patients/${one.id}`} className="text-ink-2 hover:text-accent hover:underline">
                  <PatientText>{one.name}</PatientText>
                </Link>
              </span>
            ))}
            {others > 0 &&
              `${alsoOf.length > 0 ? " and " : ""}${others} ${others === 1 ? "other" : "others"}`}
          </p>
        )}
      </div>
      {detail.may.write && <ContactMenu contact={contact} detail={detail} />}
    </li>
  )
}

function ContactMenu({
  contact,
  detail: { patient, contacts },
}: {
  contact: PatientContactRow
  detail: PatientDetail
}) {
  const [open, setOpen] = useState<"label" | "remove" | null>(null)
  const prefer = useAction(preferAddress, { loud: true, done: "Reached there first from now on." })
  const hidden = { id: patient.id, contactId: contact.id }
  const close = (isOpen: boolean) => !isOpen && setOpen(null)
  return (
    <>
      <Menu
        trigger={
          <IconButton
            size="sm"
            variant="ghost"
            label={`More for ${contact.spoken}`}
            icon={<EllipsisVertical />}
          />
        }
        items={[
          ...(contact.isPrimary
            ? []
            : [{ id: "prefer", label: "Reach here first", onSelect: () => prefer.send(hidden) }]),
          { id: "label", label: "Whose it is…", onSelect: () => setOpen("label") },
          { id: "remove", label: "Take away…", danger: true, onSelect: () => setOpen("remove") },
        ]}
      />
      {open === "label" && (
        <ActionDialog
          open
          onOpenChange={close}
          title={`Whose is ${contact.spoken}?`}
          action={labelAddress}
          hidden={hidden}
          confirm="Save"
          done="Saved."
        >
          {(errors) => (
            <Field name="label" label="Whose it is" hint="Such as: own, mother's, work" error={errors.label}>
              {(wiring) => <Input {...wiring} defaultValue={contact.label ?? ""} maxLength={40} />}
            </Field>
          )}
        </ActionDialog>
      )}
      {open === "remove" && (
        <ActionDialog
          open
          onOpenChange={close}
          title={`Take ${contact.spoken} away?`}
          description="What was written over it stays. Others who use it keep it. A new message from there may be taken for somebody else's."
          action={removeAddress}
          hidden={hidden}
          confirm="Take away"
          danger
          done="Taken away."
        >
          {contacts.length === 1 && (
            <Checkbox
              name="evenLast"
              label="This is the only way to reach them, and it shall go all the same."
            />
          )}
        </ActionDialog>
      )}
    </>
  )
}

function AddContact({ patientId }: { patientId: string }) {
  return (
    <ActionDialog
      trigger={<IconButton size="sm" variant="ghost" label="Add a number or address" icon={<Plus />} />}
      title="Add a number or address"
      action={addAddress}
      hidden={{ id: patientId }}
      confirm="Add"
      done="Added."
    >
      {(errors) => (
        <>
          <Field name="channel" label="Kind" error={errors.channel} required>
            {(wiring) => <Select {...wiring} options={KINDS} defaultValue="voice" />}
          </Field>
          <Field name="address" label="Number or address" error={errors.address} required>
            {(wiring) => <Input {...wiring} maxLength={200} autoComplete="off" />}
          </Field>
          {errors.address?.includes("share") && (
            <Checkbox name="shared" label="They share it: families often do." />
          )}
          <Field name="label" label="Whose it is" hint="Such as: own, mother's, work" error={errors.label}>
            {(wiring) => <Input {...wiring} maxLength={40} autoComplete="off" />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
