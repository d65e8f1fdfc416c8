"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { sync } from "./actions"

const RotateCw = icon("rotate-cw")

/** What is read appears by itself. */
export function SyncButton({ isAsked }: { isAsked: boolean }) {
  const { pending, send } = useAction(sync, { loud: true, done: t("Reading the templates…") })
  return (
    <Button pending={pending || isAsked} icon={<RotateCw aria-hidden="true" />} onClick={() => send({})}>
      {t("Sync now")}
    </Button>
  )
}
