"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { later } from "@/components/ui/later"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { t } from "@/lib/say"
import type { Wanted } from "./wanted"

const Ellipsis = icon("ellipsis-vertical")
const Rocket = icon("rocket")
const Undo = icon("undo-2")
const PowerOff = icon("power-off")
const Power = icon("power")

const DeployDialog = later(() => import("./deploy-dialog").then((file) => file.DeployDialog))
const StopDialog = later(() => import("./stop-dialog").then((file) => file.StopDialog))

type Props = {
  label: string
  /** Shown on a button of its own; without it three dots stand for it. */
  text?: string
  may: { write: boolean; stop: boolean }
  /** Something is set up that could put a release there. */
  canDeploy: boolean
  isStopped: boolean
  wanted: Wanted
}
type Asked = "deploy" | "rollback" | "stop" | "resume"

/** What can be done at a place; each begins with a dialog that shows what it would meet. */
export function PlaceActions({ label, text, may, canDeploy, isStopped, wanted }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const item = (id: Asked, text: string, Icon: typeof Rocket, danger = false): MenuItem => ({
    id,
    label: text,
    icon: <Icon aria-hidden="true" />,
    danger,
    onSelect: () => setAsked(id),
  })
  const items = [
    may.write && canDeploy ? item("deploy", t("Deploy…"), Rocket) : null,
    may.write && canDeploy ? item("rollback", t("Roll back…"), Undo) : null,
    may.stop && canDeploy && !isStopped ? item("stop", t("Emergency stop…"), PowerOff, true) : null,
    may.stop && canDeploy && isStopped ? item("resume", t("Resume…"), Power) : null,
  ].filter((one) => one !== null)
  if (items.length === 0) return null
  return (
    <>
      <Menu
        items={items}
        trigger={
          text ? (
            <Button>{text}</Button>
          ) : (
            <IconButton size="sm" label={t("Actions for {what}", { what: label })} icon={<Ellipsis />} />
          )
        }
      />
      {(asked === "deploy" || asked === "rollback") && (
        <DeployDialog kind={asked} wanted={wanted} onClose={close} />
      )}
      {(asked === "stop" || asked === "resume") && (
        <StopDialog kind={asked} wanted={wanted} onClose={close} />
      )}
    </>
  )
}
