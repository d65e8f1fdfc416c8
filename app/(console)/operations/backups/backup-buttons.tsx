"use client"

import { type ReactElement, useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { backUp, prove } from "./actions"

const Archive = icon("archive")
const ShieldCheck = icon("shield-check")

export function BackupButtons() {
  const [key, setKey] = useState(newKey)
  return (
    <>
      <ProveButton
        trigger={<Button icon={<ShieldCheck aria-hidden="true" />}>{t("Prove the newest")}</Button>}
      />
      <ActionDialog
        trigger={
          <Button variant="primary" icon={<Archive aria-hidden="true" />}>
            {t("Back up now")}
          </Button>
        }
        title={t("Back up now")}
        description={t(
          "The whole database as it is at this moment, sealed, beside the nightly ones. Nobody has to stop working. Of one day the newest backup is kept.",
        )}
        action={backUp}
        hidden={{ key }}
        confirm={t("Back up")}
        done={t("The backup has begun")}
        onDone={() => setKey(newKey())}
      />
    </>
  )
}

/** Of one backup, or of the newest. */
export function ProveButton({ backupId, trigger }: { backupId?: string; trigger?: ReactElement }) {
  const [key, setKey] = useState(newKey)
  return (
    <ActionDialog
      trigger={trigger ?? <Button size="sm">{t("Prove")}</Button>}
      title={t("Restore it beside the live database")}
      description={t(
        "The backup is brought back into a database of its own, looked through table by table, and thrown away. The live database is only read. It takes as much room, for as long as it runs.",
      )}
      action={prove}
      hidden={backupId ? { key, backupId } : { key }}
      confirm={t("Begin the drill")}
      done={t("The drill has begun")}
      onDone={() => setKey(newKey())}
    />
  )
}
