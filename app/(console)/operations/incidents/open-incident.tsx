"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { open as openAction } from "./actions"
import { IncidentFields } from "./incident-fields"

const Siren = icon("siren")

/** From where somebody comes: an alert or a deployment, whose incident it is then. */
export type From = { alertId?: string; deploymentId?: string; title: string; severity: "critical" | "major" }

export function OpenIncident({ from }: { from: From | null }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState("")
  useEffect(() => {
    setKey(newKey())
    if (from) setOpen(true)
  }, [from])
  return (
    <>
      <Button
        variant="primary"
        icon={<Siren aria-hidden="true" />}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        {t("Open an incident")}
      </Button>
      <ActionDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t("Open an incident")}
        description={t(
          "From now on its clocks run: 5 minutes to find out whom it hits, 15 to make it hurt less. Everybody on a channel of operations is told.",
        )}
        action={openAction}
        hidden={{
          key,
          ...(from?.alertId && { alertId: from.alertId }),
          ...(from?.deploymentId && { deploymentId: from.deploymentId }),
        }}
        confirm={t("Open the incident")}
        done={t("Opened. Its clocks run.")}
        onDone={({ id }) => router.push(`/operations/incidents/${id}`)}
      >
        {(errors) => (
          <IncidentFields
            errors={errors}
            first={{
              title: from?.title ?? "",
              severity: from?.severity ?? "major",
              scope: "",
              isPublic: false,
            }}
            words
          />
        )}
      </ActionDialog>
    </>
  )
}
