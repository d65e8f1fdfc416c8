"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { t } from "@/lib/say"
import { close, release } from "./actions"

const Ellipsis = icon("ellipsis")
type Open = "release" | "close" | null
type Props = { id: string; name: string; isMine: boolean }

/** What is asked for more rarely: giving it back, closing it with a reason. */
export function CaseMore({ id, name, isMine }: Props) {
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
          />
        }
        items={[
          ...(isMine ? [{ id: "release", label: t("I cannot"), onSelect: () => setOpen("release") }] : []),
          { id: "close", label: t("Close the case"), onSelect: () => setOpen("close") },
        ]}
      />
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
