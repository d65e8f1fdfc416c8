"use client"

import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { type Option, Select } from "@/components/ui/select"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { Override } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { PreflightList } from "./preflight-list"
import type { Look } from "./use-looks"

type Props = {
  name: string
  title: string
  /** Which it is among those chosen; null: it is left as it is. */
  turn: number | null
  options: readonly Option[]
  releaseId: string
  onRelease: (releaseId: string) => void
  look: Look | undefined
  overrides: readonly Override[]
  onOverrides: (overrides: Override[]) => void
}

/** One service of several: which release, when its turn comes, and what it would meet. */
export function GroupItem(props: Props) {
  const { name, title, turn, options, releaseId, onRelease, look } = props
  return (
    <li className="grid gap-2 px-3 py-2.5">
      <div className="flex items-end gap-3">
        <span
          aria-hidden="true"
          className="mb-1 grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-xs font-medium text-ink-2 tabular-nums"
        >
          {turn ?? "–"}
        </span>
        <Field
          name={`release.${name}`}
          label={title}
          aside={turn ? t("As number {n}", { n: turn }) : undefined}
          className="min-w-0 grow"
        >
          {(wiring) => (
            <Select
              {...wiring}
              placeholder={t("Leave it as it is")}
              options={options}
              value={releaseId}
              onChange={(event) => onRelease(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      {releaseId && (
        <div className="sm:pl-9">
          {look === undefined ? (
            <Loading label={t("Looking what {service} would meet", { service: title })}>
              <Skeleton className="h-10 w-full" />
            </Loading>
          ) : look.ok ? (
            <PreflightList
              label={t("Pre-flight of {service}", { service: title })}
              preflight={look.value}
              overrides={props.overrides}
              onOverrides={props.onOverrides}
              isBrief
            />
          ) : (
            <Callout tone="red" role="alert" title={t(look.sentence)} />
          )}
        </div>
      )}
    </li>
  )
}
