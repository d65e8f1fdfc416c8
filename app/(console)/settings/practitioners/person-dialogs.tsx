"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import type { PractitionerView } from "@/lib/practitioners/schema"
import { t } from "@/lib/say"
import { add, change } from "./actions"
import { PersonFields } from "./person-fields"

const Plus = icon("plus")

type Members = PractitionerView["members"]

export function NewPractitioner({ members, colour }: { members: Members; colour: number }) {
  const router = useRouter()
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("New practitioner")}
        </Button>
      }
      title={t("New practitioner")}
      description={t("Somebody patients are booked with. Hours and services come next.")}
      action={add}
      hidden={{ key }}
      confirm={t("Add")}
      done={t("Added. Now say when they work and what they do.")}
      onDone={({ id }) => router.push(`/settings/practitioners/${id}`)}
    >
      {(errors) => (
        <PersonFields
          errors={errors}
          members={members}
          first={{ name: "", title: "", colour, memberId: "" }}
        />
      )}
    </ActionDialog>
  )
}

export function ChangePractitioner({ person }: { person: PractitionerView }) {
  const { id, name, title, colour, member, members } = person
  const known = member && !members.some((one) => one.id === member.id) ? [member, ...members] : members
  return (
    <ActionDialog
      trigger={<Button>{t("Change")}</Button>}
      title={t("Change {name}", { name })}
      action={change}
      hidden={{ id }}
      confirm={t("Save")}
      done={t("Changed.")}
    >
      {(errors) => (
        <PersonFields
          errors={errors}
          members={known}
          first={{ name, title: title ?? "", colour, memberId: member?.id ?? "" }}
        />
      )}
    </ActionDialog>
  )
}
