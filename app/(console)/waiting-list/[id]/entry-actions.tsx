"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import type { EntryView } from "@/lib/waiting-list/schema"
import { withdraw } from "../actions"

const EntryDialog = later(() => import("../entry-dialog").then((file) => file.EntryDialog))

export function EntryActions({ entry }: { entry: EntryView }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Change")}
      </Button>
      {open && <EntryDialog entry={entry} onClose={() => setOpen(false)} />}
      <ActionDialog
        trigger={<Button variant="ghost">{t("Take off the list")}</Button>}
        title={t("Take them off the list?")}
        description={t("What they were offered goes to whoever is next. Appointments they have stay.")}
        action={withdraw}
        hidden={{ id: entry.id }}
        confirm={t("Take off the list")}
        danger
        done={t("They are on the list no more")}
      />
    </>
  )
}
