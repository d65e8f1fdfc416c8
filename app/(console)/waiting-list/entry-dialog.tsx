"use client"

import { useQuery } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { newKey } from "@/components/new-key"
import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { Pickers } from "@/lib/appointments/pickers"
import { t } from "@/lib/say"
import type { EntryRow } from "@/lib/waiting-list/schema"
import { getJson } from "@/lib/web/query-client"
import { PersonPicker } from "../patients/[id]/person-picker"
import { add, change } from "./actions"
import { WishFields } from "./wish-fields"

type Props = {
  patient?: { id: string; name: string }
  serviceId?: string
  /** Given: this place is changed. */
  entry?: EntryRow
  onClose: () => void
}

/** Who waits, for what, and when they can come: one form to add somebody and to change it. */
export function EntryDialog({ patient, serviceId, entry, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [service, setService] = useState(entry?.service.id ?? serviceId ?? "")
  const pickers = useQuery({
    queryKey: ["appointments", "pickers"],
    queryFn: ({ signal }) => getJson<Pickers>("/api/appointments/pickers", { signal }),
    staleTime: 60_000,
  })
  const onDone = ({ id }: { id: string }) => {
    onClose()
    toast.success(t(entry ? "Saved" : "They are on the waiting list"))
    if (!entry) router.push(`/waiting-list/${id}`)
  }
  const adding = useAction(add, { onDone })
  const changing = useAction(change, { onDone })
  const { pending, failure, onSubmit } = entry ? changing : adding
  const errors = failure?.fields ?? {}
  const known = pickers.data?.services.find((one) => one.id === service)
  const able = (pickers.data?.practitioners ?? []).filter((one) => known && one.id in known.by)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t(entry ? "Change their wishes" : "Add to the waiting list")}
        description={
          entry
            ? t("An offer they have in hand stays theirs.")
            : t(
                "They are asked by message when a time that suits them comes free. A later appointment of theirs is given back when they take it.",
              )
        }
      >
        <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
          <FormErrors message={failure && !failure.fields ? failure.sentence : undefined} />
          {entry ? (
            <input type="hidden" name="id" value={entry.id} />
          ) : (
            <>
              <input type="hidden" name="key" value={key} />
              {patient ? (
                <p className="text-base">
                  <input type="hidden" name="patientId" value={patient.id} />
                  <strong className="font-medium">
                    <PatientText>{patient.name}</PatientText>
                  </strong>
                </p>
              ) : (
                <PersonPicker name="patientId" label={t("Who waits")} not="" error={errors.patientId} />
              )}
              <Field name="serviceId" label={t("For")} required error={errors.serviceId}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    value={service}
                    placeholder={pickers.isPending ? t("Loading…") : t("Choose")}
                    options={(pickers.data?.services ?? []).map(({ id, name }) => ({
                      value: id,
                      label: name,
                    }))}
                    onChange={(event) => setService(event.currentTarget.value)}
                  />
                )}
              </Field>
            </>
          )}
          {pickers.isError && (
            <p role="alert" className="text-sm text-red">
              {t("What can be waited for could not be read.")}{" "}
              <button type="button" className="underline" onClick={() => void pickers.refetch()}>
                {t("Try again")}
              </button>
            </p>
          )}
          <WishFields entry={entry} practitioners={able} errors={errors} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {t(entry ? "Save" : "Add")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
