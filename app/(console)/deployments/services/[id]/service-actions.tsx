"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { EnvironmentRow } from "@/lib/software/views"
import { endService } from "../actions"
import { ChangeService } from "../new-buttons"
import type { ServiceGiven } from "../service-dialog"

const Plus = icon("plus")
const PlaceDialog = later(() => import("./place-dialog").then((file) => file.PlaceDialog))

export function ServiceActions({ service, isRetired }: { service: ServiceGiven; isRetired: boolean }) {
  const back = useAction(endService, { loud: true, done: t("In use again.") })
  if (isRetired)
    return (
      <Button pending={back.pending} onClick={() => back.send({ id: service.id, retired: false })}>
        {t("Bring back")}
      </Button>
    )
  return (
    <>
      <ChangeService service={service} />
      <ActionDialog
        trigger={<Button variant="ghost">{t("Retire…")}</Button>}
        title={t("Retire {name}?", { name: service.title })}
        description={t(
          "It is no longer put out or watched anywhere. Nothing is stopped by it; its releases and history stay, and it can be brought back.",
        )}
        action={() => endService({ id: service.id, retired: true })}
        confirm={t("Retire it")}
        danger
        done={t("Retired.")}
      />
    </>
  )
}

export function AddPlace({ serviceId, free }: { serviceId: string; free: readonly EnvironmentRow[] }) {
  const [isOpen, setOpen] = useState(false)
  if (free.length === 0) return null
  return (
    <>
      <Button icon={<Plus />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Add a place")}
      </Button>
      {isOpen && <PlaceDialog serviceId={serviceId} free={free} close={() => setOpen(false)} />}
    </>
  )
}
