"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Menu } from "@/components/ui/menu"
import type { CauseDetail } from "@/lib/causes/schema"
import { atLeast } from "@/lib/causes/words"
import { t } from "@/lib/say"
import { RerunDialog, reachForRerun } from "../../rerun-dialog"
import { settle } from "../actions"

const ChevronDown = icon("chevron-down")
const CircleCheck = icon("circle-check")
const EyeOff = icon("eye-off")
const RotateCcw = icon("rotate-ccw")

type Open = "rerun" | "fixed" | "ignored" | "open" | null

/** Run again all it left behind, and say how it stands. */
export function CauseActions({ cause, maySettle }: { cause: CauseDetail; maySettle: boolean }) {
  const [open, setOpen] = useState<Open>(null)
  const show = (what: Open) => (isOpen: boolean) => setOpen(isOpen ? what : null)
  useHotkeys({ e: () => setOpen("rerun") }, cause.waiting > 0 && !cause.isPlatform)
  return (
    <>
      {maySettle && (
        <Menu
          trigger={
            <Button>
              {t("Settle")} <ChevronDown aria-hidden="true" className="size-3.5" />
            </Button>
          }
          items={[
            {
              id: "fixed",
              label: t("Fixed in a release…"),
              icon: <CircleCheck />,
              onSelect: () => setOpen("fixed"),
            },
            { id: "ignored", label: t("Ignore…"), icon: <EyeOff />, onSelect: () => setOpen("ignored") },
            ...(cause.state === "open"
              ? []
              : [
                  {
                    id: "open",
                    label: t("Open again…"),
                    icon: <RotateCcw />,
                    onSelect: () => setOpen("open"),
                  },
                ]),
          ]}
        />
      )}
      <Button
        variant="primary"
        icon={<RotateCcw aria-hidden="true" />}
        disabledReason={
          cause.isPlatform
            ? t("A schedule's: under Schedules, press Run now")
            : cause.waiting === 0
              ? t("Nothing of it waits")
              : undefined
        }
        onPointerEnter={reachForRerun}
        onClick={() => setOpen("rerun")}
        aria-haspopup="dialog"
      >
        {cause.waiting > 0
          ? t("Rerun all {n}", { n: atLeast(cause.waiting, cause.isMore.waiting) })
          : t("Rerun all")}
      </Button>
      <RerunDialog
        open={open === "rerun"}
        onOpenChange={show("rerun")}
        chosen={{ scope: "cause", causeId: cause.id }}
        from="failed_step"
        title={t("Rerun all that failed of it")}
      />
      <ActionDialog
        open={open === "fixed"}
        onOpenChange={show("fixed")}
        title={t("Fixed in a release")}
        description={t(
          "If it fails there once more, it comes back by itself. What failed before still waits to be run again.",
        )}
        action={settle}
        hidden={{ id: cause.id, state: "fixed" }}
        confirm={t("Fixed")}
        done={t("Marked as fixed")}
      >
        {(errors) => (
          <Field
            name="fixedIn"
            label={t("Release")}
            hint={t("The one that runs now.")}
            error={errors.fixedIn}
            required
          >
            {(wiring) => <Input {...wiring} defaultValue={cause.runningRelease} className="font-mono" />}
          </Field>
        )}
      </ActionDialog>
      <ActionDialog
        open={open === "ignored"}
        onOpenChange={show("ignored")}
        title={t("Ignore this cause")}
        description={t("It is counted on, and no longer stands among the open ones.")}
        action={settle}
        hidden={{ id: cause.id, state: "ignored" }}
        reason={{ label: t("Why has nobody to look after it?") }}
        confirm={t("Ignore")}
        done={t("Ignored")}
      />
      <ActionDialog
        open={open === "open"}
        onOpenChange={show("open")}
        title={t("Open it again")}
        action={settle}
        hidden={{ id: cause.id, state: "open" }}
        reason={{ label: t("Why?"), required: false }}
        confirm={t("Open again")}
        done={t("Open again")}
      />
    </>
  )
}
