"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { Menu } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"
import { endPlace, tryPlace } from "../actions"

const Ellipsis = icon("ellipsis")
const PlaceDialog = later(() => import("./place-dialog").then((file) => file.PlaceDialog))
const SecretsDialog = later(() => import("./secrets-dialog").then((file) => file.SecretsDialog))

type Props = { place: PlaceShown; title: string; may: { write: boolean; secrets: boolean } }

export function PlaceActions({ place, title, may }: Props) {
  const [open, setOpen] = useState<"change" | "secrets" | "retire">()
  const close = () => setOpen(undefined)
  const trial = useAction(tryPlace, {
    loud: true,
    onDone: ({ ok, detail }) =>
      ok
        ? toast.success({ title: t("{name} answers", { name: title }), description: t(detail) })
        : toast.error({
            title: t("{name} cannot be reached as it is set up", { name: title }),
            description: t(detail),
          }),
  })
  const hasDriver = place.driver !== "none"
  return (
    <>
      {hasDriver && (
        <Button size="sm" pending={trial.pending} onClick={() => trial.send({ id: place.id })}>
          {t("Try it")}
        </Button>
      )}
      {hasDriver && may.secrets && (
        <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen("secrets")}>
          {t("Secrets…")}
        </Button>
      )}
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen("change")}>
        {t("Change")}
      </Button>
      <Menu
        trigger={
          <Button
            size="sm"
            variant="ghost"
            icon={<Ellipsis />}
            aria-label={t("More for {name}", { name: title })}
          />
        }
        items={[
          { id: "retire", label: t("Give this place up…"), danger: true, onSelect: () => setOpen("retire") },
        ]}
      />
      {open === "change" && <PlaceDialog place={place} title={title} close={close} />}
      {open === "secrets" && <SecretsDialog place={place} title={title} close={close} />}
      <Retire id={place.id} title={title} open={open === "retire"} close={close} />
    </>
  )
}

function Retire({ id, title, open, close }: { id: string; title: string; open: boolean; close: () => void }) {
  return (
    <ActionDialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t("Give up {name}?", { name: title })}
      description={t(
        "It is no longer put out or watched there. Nothing is stopped by it; its history stays.",
      )}
      action={() => endPlace({ id, retired: true })}
      confirm={t("Give it up")}
      danger
      done={t("Given up.")}
      onDone={close}
    />
  )
}
