"use client"

import { type FormEvent, useEffect, useState } from "react"
import { newKey } from "@/components/new-key"
import { Callout } from "@/components/ui/callout"
import { Field, FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { useAction } from "@/components/use-action"
import type { Override } from "@/lib/deployments/words"
import type { WayBack } from "@/lib/impact/ways-back"
import { t } from "@/lib/say"
import { deploy, goBack, preview, releasesOf, waysBack } from "./actions"
import { DeployFoot } from "./deploy-foot"
import { checksWord, releaseText, shortDigest } from "./deployment-words"
import { mayBegin } from "./may-begin"
import { PreflightList } from "./preflight-list"
import { useAsked } from "./use-asked"
import type { Wanted } from "./wanted"

type Props = { kind: "deploy" | "rollback"; wanted: Wanted; onDone: (id: string) => void }

/** Lives as long as the dialog is open: its key makes two presses one deployment. */
export function DeployForm({ kind, wanted, onDone }: Props) {
  const [key] = useState(newKey)
  const { service, environment, runsId } = wanted
  const releases = useAsked<{ rows: WayBack[] }>(`${service} ${environment}`, () =>
    kind === "rollback" ? waysBack({ service, environment }) : releasesOf({ service }),
  )
  const choices = releases.value?.rows ?? []
  const [chosen, setChosen] = useState(wanted.releaseId)
  const first = choices.find((one) => one.id !== runsId) ?? choices[0]
  const releaseId = chosen ?? first?.id
  const seen = useAsked(releaseId ?? "", () =>
    releaseId ? preview({ service, environment, releaseId, kind }) : null,
  )
  const [overrides, setOverrides] = useState<Override[]>([])
  // Another release meets other things: what was waved through for one is not for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked by the choice alone
  useEffect(() => setOverrides([]), [releaseId])
  const { pending, failure, send } = useAction(kind === "deploy" ? deploy : goBack, {
    onDone: ({ id }) => onDone(id),
  })
  const refusal = releases.refusal ?? seen.refusal
  if (refusal) return <Callout tone="red" role="alert" title={t(refusal)} />
  if (!releases.value) return <Waiting />
  if (!releaseId)
    return (
      <Callout tone="amber" title={t("There is no release to choose")}>
        {kind === "rollback"
          ? t(
              "Only what was proven there, or ended well where just the host was silent, can be gone back to.",
            )
          : t("Releases are told by the pipeline that builds them.")}
      </Callout>
    )
  const isClear = seen.value !== null && mayBegin(seen.value, overrides)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending || !isClear) return
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "")
    send({ service, environment, releaseId, key, overrides, reason })
  }
  const release = choices.find((one) => one.id === releaseId)
  return (
    <form method="dialog" onSubmit={submit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      <Field name="releaseId" label={t("Release")} hint={release && <About release={release} />} required>
        {(wiring) => (
          <Select
            {...wiring}
            value={releaseId}
            onChange={(event) => setChosen(event.currentTarget.value)}
            options={choices.map((one) => ({
              value: one.id,
              label: `${releaseText(one)}${one.id === runsId ? ` · ${t("runs there now")}` : ""}${one.isUnproven ? ` · ${t("never proven")}` : ""}`,
            }))}
          />
        )}
      </Field>
      {seen.value ? (
        <PreflightList preflight={seen.value} overrides={overrides} onOverrides={setOverrides} />
      ) : (
        <Waiting />
      )}
      <DeployFoot
        why={kind === "rollback" ? t("Why go back?") : t("Why deploy it?")}
        error={failure?.fields?.reason}
        needsReason={kind === "rollback" || overrides.length > 0}
        confirm={kind === "deploy" ? t("Deploy") : t("Roll back")}
        isDanger={kind === "rollback" || overrides.length > 0}
        pending={pending}
        disabledReason={
          isClear
            ? undefined
            : seen.value
              ? t("What is marked red stands in the way.")
              : t("Looking what it would meet")
        }
      />
    </form>
  )
}

function About({ release }: { release: WayBack }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      <span className="font-mono" title={release.imageDigest}>
        {shortDigest(release.imageDigest)}
      </span>
      {release.branch && <span>{release.branch}</span>}
      <span>{checksWord(release.checks).word}</span>
    </span>
  )
}

const Waiting = () => (
  <Loading label={t("Looking what it would meet")}>
    <Skeleton className="h-40 w-full" />
  </Loading>
)
