"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import { useAction } from "@/components/use-action"
import type { PatientContactRow } from "@/lib/patients/schema"
import { t } from "@/lib/say"
import { preferAddress } from "../actions"

const EllipsisVertical = icon("ellipsis-vertical")
const LabelContact = later(() => import("./contact-dialogs").then((file) => file.LabelContact))
const RemoveContact = later(() => import("./contact-dialogs").then((file) => file.RemoveContact))

export type OfContact = { contact: PatientContactRow; patientId: string }

/** What may be done with one number or address. The dialogs come when they are asked for. */
export function ContactMenu({ contact, patientId, isLast }: OfContact & { isLast: boolean }) {
  const [open, setOpen] = useState<"label" | "remove" | null>(null)
  const prefer = useAction(preferAddress, { loud: true, done: t("Reached there first from now on.") })
  const of = { contact, patientId, onClose: () => setOpen(null) }
  return (
    <>
      <Menu
        trigger={
          <IconButton
            size="sm"
            variant="ghost"
            label={t("More for {address}", { address: contact.spoken })}
            icon={<EllipsisVertical />}
          />
        }
        items={[
          ...(contact.isPrimary
            ? []
            : [
                {
                  id: "prefer",
                  label: t("Reach here first"),
                  onSelect: () => prefer.send({ id: patientId, contactId: contact.id }),
                },
              ]),
          { id: "label", label: t("Whose it is…"), onSelect: () => setOpen("label") },
          { id: "remove", label: t("Take away…"), danger: true, onSelect: () => setOpen("remove") },
        ]}
      />
      {open === "label" && <LabelContact {...of} />}
      {open === "remove" && <RemoveContact {...of} isLast={isLast} />}
    </>
  )
}
