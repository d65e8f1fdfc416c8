"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Field } from "@/components/ui/field"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"
import { LONGEST_REASON } from "@/lib/urgent/words"
import { acknowledge, close, release } from "./actions"

const Ellipsis = icon("ellipsis")
type Open = "say" | "release" | "close" | null
type Props = {
  id: string
  name: string
  isMine: boolean
  /** Where it is looked after from, if it may be. */
  way: "queue" | "lead" | null
}

/** What is asked for more rarely: a word with the acknowledgement, giving it back, closing it with a reason. */
export function CaseMore({ id, name, isMine, way }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const dialog = (which: Open) => ({
    open: open === which,
    onOpenChange: (is: boolean) => setOpen(is ? which : null),
    hidden: { id },
  })
  return (
    <>
      <Menu
        trigger={
          <IconButton
            icon={<Ellipsis aria-hidden="true" />}
            label={t("More about the case of {name}", { name })}
            className="tip-end"
          />
        }
        items={[
          ...(way
            ? [{ id: "say", label: t("I look after it, and say how"), onSelect: () => setOpen("say") }]
            : []),
          ...(isMine ? [{ id: "release", label: t("I cannot"), onSelect: () => setOpen("release") }] : []),
          { id: "close", label: t("Close the case"), onSelect: () => setOpen("close") },
        ]}
      />
      <ActionDialog
        {...dialog("say")}
        hidden={{ id, way: way ?? "queue" }}
        title={t("I look after it: {name}", { name })}
        description={t("By your name: nobody further is told, unless nobody has answered in time.")}
        action={acknowledge}
        confirm={t("I look after it")}
        done={t("You look after it.")}
      >
        {(errors) => (
          <Field
            name="words"
            label={t("What you do")}
            hint={t("It stays in the record.")}
            error={errors.words}
          >
            {(wiring) => <Textarea {...wiring} rows={3} maxLength={LONGEST_REASON} />}
          </Field>
        )}
      </ActionDialog>
      <ActionDialog
        {...dialog("release")}
        title={t("I cannot look after it")}
        description={t("It is everybody's again, and the next in line is told.")}
        action={release}
        reason={{ label: t("Why, if you like"), required: false }}
        confirm={t("Give it back")}
        done={t("Given back. The next in line is told.")}
      />
      <ActionDialog
        {...dialog("close")}
        title={t("Close the case of {name}", { name })}
        description={t("Nobody is told any further. The lead and its clock stay as they are.")}
        action={close}
        reason={{ hint: t("What you found. Colleagues read it in the record.") }}
        confirm={t("Close the case")}
        done={t("Closed.")}
      />
    </>
  )
}
