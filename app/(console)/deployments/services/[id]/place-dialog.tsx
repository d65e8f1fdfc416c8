"use client"

import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"
import type { EnvironmentRow } from "@/lib/software/views"
import { driverTitle, mayNeedWitness, PLACE_DRIVERS, type PlaceDriver } from "@/lib/software/words"
import { addPlace, editPlace } from "../actions"
import { FormDialog } from "../form-dialog"
import { placeGiven } from "./place-given"
import { SettingFields } from "./setting-fields"
import { SmokeFields } from "./smoke-fields"
import { WitnessFields } from "./witness-fields"

type Props = { close: () => void } & (
  | { place: PlaceShown; title: string }
  | { serviceId: string; free: readonly EnvironmentRow[] }
)

/** A service in an environment: how it is reached, what it is made of, and what puts it there. */
export function PlaceDialog({ close, ...given }: Props) {
  const place = "place" in given ? given.place : undefined
  const adding = useAction(addPlace, { done: t("Added. Set its secrets, then try it."), onDone: close })
  const changing = useAction(editPlace, { done: t("Changed."), onDone: close })
  const [driver, setDriver] = useState<PlaceDriver>((place?.driver as PlaceDriver | undefined) ?? "none")
  const { failure, pending } = place ? changing : adding
  const errors = failure?.fields ?? {}
  return (
    <FormDialog
      title={"place" in given ? t("Change {name}", { name: given.title }) : t("Add a place")}
      size="lg"
      failure={failure}
      pending={pending}
      confirm={place ? t("Change") : t("Add it")}
      close={close}
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const form = new FormData(event.currentTarget)
        if ("place" in given) changing.send({ id: given.place.id, ...placeGiven(form, driver) })
        else
          adding.send({
            serviceId: given.serviceId,
            environment: String(form.get("environment")),
            ...placeGiven(form, driver),
          })
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {"free" in given && (
          <Field name="environment" label={t("Environment")} error={errors.environment} required>
            {(wiring) => (
              <Select
                {...wiring}
                options={given.free.map((one) => ({ value: one.name, label: one.title }))}
              />
            )}
          </Field>
        )}
        <Field
          name="baseUrl"
          label={t("Address")}
          hint={t("Where it answers. Without one nothing can be tested or proven.")}
          error={errors.baseUrl}
        >
          {(wiring) => (
            <Input {...wiring} inputMode="url" placeholder="https://" defaultValue={place?.baseUrl ?? ""} />
          )}
        </Field>
        <Field
          name="image"
          label={t("Image")}
          hint={t("Without a tag: ghcr.io/acme/rounds")}
          error={errors.image}
        >
          {(wiring) => <Input {...wiring} maxLength={300} defaultValue={place?.image ?? ""} />}
        </Field>
        <Field name="replicas" label={t("Replicas")} error={errors.replicas} required>
          {(wiring) => (
            <Input {...wiring} type="number" min={1} max={1000} defaultValue={place?.replicas ?? 1} />
          )}
        </Field>
        <Field name="driver" label={t("Put there by")} error={errors.driver} required>
          {(wiring) => (
            <Select
              {...wiring}
              value={driver}
              onChange={(event) => setDriver(event.currentTarget.value as PlaceDriver)}
              options={PLACE_DRIVERS.map((one) => ({ value: one, label: driverTitle(one) }))}
            />
          )}
        </Field>
      </div>
      {driver !== "none" && (
        <SettingFields
          driver={driver}
          settings={driver === place?.driver ? place.settings : {}}
          losesSecrets={place !== undefined && driver !== place.driver && place.secretNames?.length !== 0}
          errors={errors}
        />
      )}
      {mayNeedWitness(driver) && <WitnessFields place={place} errors={errors} />}
      <SmokeFields place={place} errors={errors} />
    </FormDialog>
  )
}
