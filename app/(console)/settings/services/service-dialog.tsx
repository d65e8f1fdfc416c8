"use client"

import { useState } from "react"
import { newKey } from "@/components/new-key"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { DEFAULT_RECALL_MONTHS } from "@/lib/recalls/words"
import { t } from "@/lib/say"
import type { ServiceList, ServiceRow } from "@/lib/services/schema"
import { SERVICE_LANGUAGES } from "@/lib/services/words"
import { DialogEnd } from "../hours/dialog-end"
import { add, change } from "./actions"
import { NamesFields } from "./names-fields"
import { TimeFields } from "./time-fields"

type Props = Pick<ServiceList, "rooms" | "currency"> & { row?: ServiceRow; close: () => void }

export function ServiceDialog({ row, rooms, currency, close }: Props) {
  const [key] = useState(newKey)
  const [needsRoom, setNeedsRoom] = useState(row?.needsRoom ?? true)
  const adding = useAction(add, { done: t("Added. Say with each practitioner who does it."), onDone: close })
  const changing = useAction(change, { done: t("Changed. It holds for new bookings."), onDone: close })
  const { failure, pending } = row ? changing : adding
  const errors = failure?.fields ?? {}
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        size="lg"
        title={row ? t("Change {name}", { name: row.name }) : t("New service")}
        description={t("What is booked already keeps its length and its room.")}
      >
        <form
          method="dialog"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (pending) return
            const form = new FormData(event.currentTarget)
            const text = (name: string) => String(form.get(name) ?? "")
            const said = {
              name: text("name"),
              names: Object.fromEntries(SERVICE_LANGUAGES.map((code) => [code, text(`name-${code}`)])),
              minutes: text("minutes"),
              bufferBeforeMinutes: text("bufferBeforeMinutes") || 0,
              bufferAfterMinutes: text("bufferAfterMinutes") || 0,
              stepMinutes: text("stepMinutes"),
              needsRoom,
              roomIds: needsRoom ? form.getAll("roomIds").map(String) : [],
              recallMonths: text("recallMonths"),
              price: text("price"),
            }
            if (row) changing.send({ id: row.id, ...said })
            else adding.send({ key, ...said })
          }}
        >
          <FormErrors message={failure?.sentence} />
          <Field name="name" label={t("Name")} error={errors.name} required>
            {(wiring) => <Input {...wiring} maxLength={100} defaultValue={row?.name} />}
          </Field>
          <TimeFields row={row} errors={errors} />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field
              name="recallMonths"
              label={t("Invite again after")}
              hint={t("In months. Empty: nobody is invited.")}
              error={errors.recallMonths}
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  type="number"
                  min={1}
                  max={60}
                  defaultValue={row ? (row.recallMonths ?? "") : DEFAULT_RECALL_MONTHS}
                />
              )}
            </Field>
            <Field name="price" label={t("Price in {currency}", { currency })} error={errors.price}>
              {(wiring) => (
                <Input
                  {...wiring}
                  inputMode="decimal"
                  defaultValue={row?.priceMinor == null ? "" : (row.priceMinor / 100).toFixed(2)}
                />
              )}
            </Field>
          </div>
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-sm font-medium text-ink">{t("Room")}</legend>
            <Checkbox
              label={t("Needs a room")}
              checked={needsRoom}
              onChange={(event) => setNeedsRoom(event.currentTarget.checked)}
            />
            {needsRoom && rooms.length > 0 && (
              <div className="ml-6 grid gap-1.5 sm:grid-cols-2">
                {rooms.map((room) => (
                  <Checkbox
                    key={room.id}
                    name="roomIds"
                    value={room.id}
                    label={room.name}
                    defaultChecked={row?.rooms.some((one) => one.id === room.id)}
                  />
                ))}
                <p className="text-xs text-ink-3 sm:col-span-2">{t("None chosen: any of them.")}</p>
              </div>
            )}
            {errors.roomIds && <p className="text-xs text-red">{t(errors.roomIds)}</p>}
          </fieldset>
          <NamesFields names={row?.names ?? {}} />
          <DialogEnd confirm={row ? t("Save") : t("Add the service")} pending={pending} />
        </form>
      </DialogContent>
    </Dialog>
  )
}
