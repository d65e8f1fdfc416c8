"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import { createChannel } from "../actions"

const AddFields = later(() => import("./add-fields").then((file) => file.AddFields))
const SecretShown = later(() =>
  import("../../../settings/integrations/secret-once").then((file) => file.SecretOnce),
)
const Plus = icon("plus")

export function AddChannel() {
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState("")
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      <Button
        variant="primary"
        icon={<Plus aria-hidden="true" />}
        aria-haspopup="dialog"
        onClick={() => {
          setKey(newKey())
          setOpen(true)
        }}
      >
        {t("Add a channel")}
      </Button>
      <ActionDialog
        open={open}
        onOpenChange={setOpen}
        title={t("Add a channel")}
        description={t(
          "Alerts, incidents, maintenance and failed deployments leave the installation through it: titles, figures and ids, nothing of a patient.",
        )}
        action={createChannel}
        hidden={{ key }}
        confirm={t("Add")}
        done={t("The channel is there. Send a test.")}
        onDone={(made) => setSecret(made.secret)}
      >
        {(errors) => <AddFields errors={errors} />}
      </ActionDialog>
      {secret && <SecretShown secret={secret} onClose={() => setSecret(null)} />}
    </>
  )
}
