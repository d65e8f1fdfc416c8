"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { type Option, Select } from "@/components/ui/select"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { t, tn } from "@/lib/say"
import { deployGroup, releasesOf } from "./actions"
import { releaseText } from "./deployment-words"
import type { GroupChoice } from "./group-button"
import { useAsked } from "./use-asked"

type Props = { environments: readonly Option[]; services: readonly GroupChoice[]; onClose: () => void }

export function GroupDialog(props: Props) {
  return (
    <Dialog open onOpenChange={(open) => open || props.onClose()}>
      <DialogContent
        size="lg"
        title={t("Deploy several services")}
        description={t(
          "One after the other, in the order of the list. Each is looked at before it begins, and begins when the one before it has succeeded; behind one that has not, none does.",
        )}
      >
        <GroupForm {...props} />
      </DialogContent>
    </Dialog>
  )
}

function GroupForm({ environments, services, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [environment, setEnvironment] = useState(environments[0]?.value ?? "")
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const releases = useAsked("all", () => releasesOf({}))
  const { pending, failure, send } = useAction(deployGroup, {
    done: t("The deployments are on their way"),
    onDone: () => {
      onClose()
      router.push("/deployments/history")
    },
  })
  if (releases.refusal) return <Callout tone="red" role="alert" title={t(releases.refusal)} />
  if (!releases.value)
    return (
      <Loading label={t("Looking which releases there are")}>
        <Skeleton className="h-40 w-full" />
      </Loading>
    )
  const { rows } = releases.value
  const there = services.filter(
    (one) => one.environments.includes(environment) && rows.some((row) => row.service === one.name),
  )
  const items = there.flatMap(({ name }) => {
    const releaseId = chosen[name]
    return releaseId ? [{ service: name, releaseId }] : []
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending || items.length === 0) return
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "")
    send({ environment, items, key, reason, overrides: [] })
  }
  return (
    <form method="dialog" onSubmit={submit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      <Field name="environment" label={t("Environment")} required>
        {(wiring) => (
          <Select
            {...wiring}
            options={environments}
            value={environment}
            onChange={(event) => setEnvironment(event.currentTarget.value)}
          />
        )}
      </Field>
      <ol className="grid gap-3 sm:grid-cols-2">
        {there.map(({ name, title }) => {
          const options = rows
            .filter((one) => one.service === name)
            .map((one) => ({ value: one.id, label: releaseText(one) }))
          return (
            <li key={name}>
              <Field name={`release.${name}`} label={title}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    placeholder={t("Leave it as it is")}
                    options={options}
                    value={chosen[name] ?? ""}
                    onChange={(event) => setChosen({ ...chosen, [name]: event.currentTarget.value })}
                  />
                )}
              </Field>
            </li>
          )
        })}
      </ol>
      <Field
        name="reason"
        label={t("Why deploy them?")}
        hint={t("Kept in the audit log.")}
        error={failure?.fields?.reason}
      >
        {(wiring) => <Textarea {...wiring} rows={2} maxLength={500} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="ghost">{t("Cancel")}</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabledReason={items.length > 0 ? undefined : t("Choose a release of at least one service.")}
        >
          {items.length > 0 ? tn(items.length, "Deploy {n} service", "Deploy {n} services") : t("Deploy")}
        </Button>
      </div>
    </form>
  )
}
