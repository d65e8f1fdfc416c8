"use client"

import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import {
  LONGEST_LIFE_DAYS,
  SCOPES,
  scopeWords,
  type TokenScope,
  USUAL_LIFE_DAYS,
} from "@/lib/api-tokens/words"
import { t } from "@/lib/say"
import { create } from "./actions"

type Props = { close: () => void; show: (token: string) => void }

export function TokenDialog({ close, show }: Props) {
  const { send, failure, pending } = useAction(create, { onDone: ({ token }) => show(token) })
  const errors = failure?.fields ?? {}
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={t("New token")}
        description={t(
          "For one machine and for what that machine does. Each use of it is recorded under its name.",
        )}
      >
        <form
          method="dialog"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (pending) return
            const form = new FormData(event.currentTarget)
            send({
              name: String(form.get("name")),
              scopes: form.getAll("scopes").map(String) as TokenScope[],
              days: String(form.get("days")),
            })
          }}
        >
          <FormErrors message={failure?.sentence} />
          <Field
            name="name"
            label={t("Name")}
            hint={t("Which machine has it: GitHub Actions of rounds")}
            error={errors.name}
            required
          >
            {(wiring) => <Input {...wiring} maxLength={80} autoComplete="off" />}
          </Field>
          <fieldset className="grid gap-2" aria-describedby={errors.scopes && "scopes-error"}>
            <legend className="mb-1.5 text-sm font-medium text-ink">{t("What it may do")}</legend>
            {SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                name="scopes"
                value={scope}
                label={
                  <>
                    {scopeWords(scope)} <code className="font-mono text-xs text-ink-3">{scope}</code>
                  </>
                }
              />
            ))}
            {errors.scopes && (
              <p id="scopes-error" className="text-xs text-red">
                {t(errors.scopes)}
              </p>
            )}
          </fieldset>
          <Field name="days" label={t("Good for so many days")} error={errors.days} required>
            {(wiring) => (
              <Input
                {...wiring}
                type="number"
                min={1}
                max={LONGEST_LIFE_DAYS}
                defaultValue={USUAL_LIFE_DAYS}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {t("Make it")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
