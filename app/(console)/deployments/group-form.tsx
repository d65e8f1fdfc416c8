"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useMemo, useState } from "react"
import { newKey } from "@/components/new-key"
import { Callout } from "@/components/ui/callout"
import { Field, FormErrors } from "@/components/ui/field"
import { type Option, Select } from "@/components/ui/select"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { useAction } from "@/components/use-action"
import type { Override } from "@/lib/deployments/words"
import { t, tn } from "@/lib/say"
import { deployGroup, newestReleases } from "./actions"
import { DeployFoot } from "./deploy-foot"
import { releaseText } from "./deployment-words"
import type { GroupChoice } from "./group-button"
import { GroupItem } from "./group-item"
import { mayBegin } from "./may-begin"
import { useAsked } from "./use-asked"
import { lookKey, useLooks } from "./use-looks"

type Props = { environments: readonly Option[]; services: readonly GroupChoice[]; onClose: () => void }

/** Lives as long as the dialog is open: its key makes two presses one group. */
export function GroupForm({ environments, services, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [environment, setEnvironment] = useState(environments[0]?.value ?? "")
  const [chosen, setChosen] = useState<Record<string, string>>({})
  // By release and environment: what was waved through for one is not for the next.
  const [waved, setWaved] = useState<Record<string, Override[]>>({})
  const releases = useAsked("newest", () => newestReleases({}))
  const there = useMemo(
    () => services.filter((one) => one.environments.includes(environment)),
    [services, environment],
  )
  const items = useMemo(
    () =>
      there.flatMap(({ name }) => {
        const releaseId = chosen[name]
        return releaseId ? [{ service: name, releaseId }] : []
      }),
    [there, chosen],
  )
  const lookOf = useLooks(environment, items)
  const { pending, failure, send } = useAction(deployGroup, {
    done: t("The deployments are on their way"),
    onDone: ({ ids }) => {
      onClose()
      router.push(ids[0] ? `/deployments/${ids[0]}` : "/deployments/history")
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
  const overridesOf = (service: string) => waved[lookKey(environment, service, chosen[service] ?? "")] ?? []
  const wishes = items.map((one) => ({ ...one, overrides: overridesOf(one.service) }))
  const isWaved = wishes.some((one) => one.overrides.length > 0)
  const held = wishes.filter(({ service, overrides }) => {
    const look = lookOf(service)
    return !(look?.ok && mayBegin(look.value, overrides))
  })
  const isLooking = held.some(({ service }) => lookOf(service) === undefined)
  const disabledReason =
    items.length === 0
      ? t("Choose a release of at least one service.")
      : isLooking
        ? t("Looking what they would meet")
        : held.length > 0
          ? t("What is marked red stands in the way.")
          : undefined
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending || disabledReason) return
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "")
    send({ environment, items: wishes, key, reason })
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
      {there.length === 0 ? (
        <Callout tone="amber" title={t("No service can be deployed there")}>
          {t("None has a place there with something that could put it.")}
        </Callout>
      ) : (
        <ol className="divide-y divide-line rounded-md border border-line">
          {there.map(({ name, title }) => {
            const turn = items.findIndex((one) => one.service === name)
            return (
              <GroupItem
                key={name}
                name={name}
                title={title}
                turn={turn < 0 ? null : turn + 1}
                options={rows.flatMap((one) =>
                  one.service === name ? [{ value: one.id, label: releaseText(one) }] : [],
                )}
                releaseId={chosen[name] ?? ""}
                onRelease={(releaseId) => setChosen({ ...chosen, [name]: releaseId })}
                look={lookOf(name)}
                overrides={overridesOf(name)}
                onOverrides={(overrides) =>
                  setWaved({ ...waved, [lookKey(environment, name, chosen[name] ?? "")]: overrides })
                }
              />
            )
          })}
        </ol>
      )}
      <DeployFoot
        why={t("Why deploy them?")}
        error={failure?.fields?.reason}
        needsReason={isWaved}
        confirm={
          items.length > 0 ? tn(items.length, "Deploy {n} service", "Deploy {n} services") : t("Deploy")
        }
        isDanger={isWaved}
        pending={pending}
        disabledReason={disabledReason}
      />
    </form>
  )
}
