"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { mark } from "./actions"

type Props = { releaseId: string; migration: string; isCompatible: boolean | null }

/** A person's word on one change of the database: it counts for going back, and for what a deployment warns of. */
export function MarkButton({ releaseId, migration, isCompatible }: Props) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm">
          {isCompatible === null ? t("Say whether…") : t("Say otherwise…")}
          <span className="sr-only"> {migration}</span>
        </Button>
      }
      title={t("Does the release before work with it?")}
      description={t(
        "{migration}: if it does, going back is free. If not, or while nobody says, whoever goes back is told, and must say that it is taken all the same.",
        { migration },
      )}
      action={mark}
      hidden={{ id: releaseId, migration }}
      reason={{
        label: t("How do you know?"),
        hint: t("Shown with it, with your name, and kept in the audit log."),
      }}
      confirm={t("Say so")}
      done={t("It is on record, with your name")}
    >
      {(errors) => (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-sm font-medium text-ink">{t("The release before")}</legend>
          <Choice
            value="yes"
            text={t("works with it")}
            hint={t("It only adds what the older one does not look at.")}
          />
          <Choice
            value="no"
            text={t("does not work with it")}
            hint={t("It drops, renames or narrows what the older one reads or writes.")}
          />
          {errors.isCompatible && <p className="text-xs text-red">{t(errors.isCompatible)}</p>}
        </fieldset>
      )}
    </ActionDialog>
  )
}

type ChoiceProps = { value: "yes" | "no"; text: string; hint: string }

function Choice({ value, text, hint }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-2.5 rounded-md border border-line p-3 hover:bg-hover has-checked:border-accent-line has-checked:bg-accent-soft">
      <input type="radio" name="isCompatible" value={value} required className="mt-0.5 accent-(--accent)" />
      <span>
        <span className="block text-sm font-medium text-ink">{text}</span>
        <span className="block text-xs text-ink-2">{hint}</span>
      </span>
    </label>
  )
}
