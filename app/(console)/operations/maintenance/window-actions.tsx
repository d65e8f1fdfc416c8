"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import type { MaintenanceRow } from "@/lib/maintenance/schema"
import { t } from "@/lib/say"
import { cancel, finish, move } from "./actions"
import { WindowFields } from "./window-fields"
import { maintenanceTitle } from "./window-words"

/** What can still be done with it: move, take away, say what was done. */
export function WindowActions({ maintenance: one }: { maintenance: MaintenanceRow }) {
  const title = maintenanceTitle(one.title)
  const isAhead = one.standing === "planned" || one.standing === "running"
  const mayFinish = one.standing === "running" || (one.standing === "over" && one.doneWords === null)
  const hidden = { id: one.id }
  return (
    <div className="flex flex-wrap gap-2">
      {mayFinish && (
        <ActionDialog
          trigger={
            <Button size="sm" variant={one.standing === "running" ? "primary" : "secondary"}>
              {one.standing === "running" ? t("It is done") : t("Say what was done")}
            </Button>
          }
          title={t("What was done")}
          description={
            one.standing === "running"
              ? t("It ends now: alerts are told again, and the channels hear what was done.")
              : t("The channels hear it, and it stands beside the window.")
          }
          action={finish}
          hidden={hidden}
          confirm={t("Done")}
          done={t("Noted")}
        >
          {(errors) => (
            <Field name="words" label={t("What was done")} error={errors.words} required>
              {(wiring) => <Textarea {...wiring} rows={4} maxLength={1000} />}
            </Field>
          )}
        </ActionDialog>
      )}
      {isAhead && (
        <ActionDialog
          trigger={
            <Button size="sm" aria-describedby={`window-name-${one.id}`}>
              {one.standing === "running" ? t("Make it longer") : t("Move it")}
            </Button>
          }
          title={t("Move: {title}", { title })}
          description={one.noticedAt ? t("Who was told of the old time is told of the new one.") : undefined}
          action={move}
          hidden={hidden}
          confirm={t("Move it")}
          done={t("It is moved.")}
        >
          {(errors) => (
            <WindowFields
              errors={errors}
              first={{ starts: one.startsAt.slice(0, 16), ends: one.endsAt.slice(0, 16), words: one.words }}
            />
          )}
        </ActionDialog>
      )}
      {isAhead && (
        <ActionDialog
          trigger={
            <Button size="sm" variant="ghost" aria-describedby={`window-name-${one.id}`}>
              {t("Cancel")}
            </Button>
          }
          title={t("Cancel: {title}", { title })}
          description={
            one.kind === "monthly"
              ? t("It is left out this month and comes again in the next.")
              : t("It does not take place.")
          }
          action={cancel}
          hidden={hidden}
          reason={{}}
          confirm={t("Cancel the maintenance")}
          danger
          done={t("Cancelled.")}
        />
      )}
    </div>
  )
}
