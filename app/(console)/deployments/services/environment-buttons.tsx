"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { EnvironmentRow } from "@/lib/software/views"
import { freeze, unfreeze } from "./actions"

const WindowsDialog = later(() => import("./windows-dialog").then((file) => file.WindowsDialog))
const EnvironmentDialog = later(() => import("./environment-dialog").then((file) => file.EnvironmentDialog))

export function EnvironmentButtons({ row }: { row: EnvironmentRow }) {
  const [open, setOpen] = useState<"hours" | "change">()
  const thaw = useAction(unfreeze, { loud: true, done: t("Open for deployments again.") })
  const close = () => setOpen(undefined)
  return (
    <>
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen("hours")}>
        {t("Hours…")}
      </Button>
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen("change")}>
        {t("Change")}
      </Button>
      {row.frozenAt ? (
        <Button size="sm" pending={thaw.pending} onClick={() => thaw.send({ name: row.name })}>
          {t("Unfreeze")}
        </Button>
      ) : (
        <ActionDialog
          trigger={<Button size="sm">{t("Freeze…")}</Button>}
          title={t("Freeze {name}?", { name: row.title })}
          description={t(
            "No deployment begins there until it is opened again. One under way goes on, and going back stays possible.",
          )}
          action={freeze}
          hidden={{ name: row.name }}
          reason={{ required: true }}
          confirm={t("Freeze it")}
          done={t("Frozen.")}
        />
      )}
      {open === "hours" && <WindowsDialog row={row} close={close} />}
      {open === "change" && <EnvironmentDialog row={row} close={close} />}
    </>
  )
}
