"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import type { ImportDetail } from "@/lib/imports/schema"
import { CONSENT_PREFIX, FIELDS } from "@/lib/imports/words"
import { t } from "@/lib/say"
import { remap } from "../actions"

const NAMES = { comma: ",", semicolon: ";", tab: "\t" }

/** What was taken for what, to be put right before anything begins. */
export function ColumnsCard({ detail: { id, shape } }: { detail: ImportDetail }) {
  const [targets, setTargets] = useState(shape.targets)
  const { pending, failure, send } = useAction(remap, { done: t("Read anew.") })
  const separator = Object.entries(NAMES).find(([, sign]) => sign === shape.separator)?.[0] ?? shape.separator
  const consents = shape.targets.filter((one) => one?.startsWith(CONSENT_PREFIX))
  const options = [
    ...Object.entries(FIELDS).map(([value, label]) => ({ value, label: t(label) })),
    ...consents.map((one) => ({ value: one ?? "", label: t((one ?? "").replaceAll("_", " ")) })),
  ]
  return (
    <Card
      title={t("Columns")}
      id="columns"
      hint={t("Read as {encoding}, parted by {separator}", {
        encoding: shape.encoding,
        separator: t(separator),
      })}
    >
      <FormErrors message={failure?.fields?.targets ?? failure?.sentence} />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {shape.headings.map((heading, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings may repeat, and their order never changes
          <div key={at} className="grid gap-1 text-sm">
            <span className="truncate font-medium text-ink">
              <bdi>{heading || t("Column {n}", { n: at + 1 })}</bdi>
            </span>
            <Select
              size="sm"
              aria-label={
                heading ? t("What {heading} holds", { heading }) : t("What column {n} holds", { n: at + 1 })
              }
              placeholder={t("Left out")}
              value={targets[at] ?? ""}
              options={options}
              onChange={(event) => {
                const value = event.currentTarget.value || null
                setTargets(targets.map((one, place) => (place === at ? value : one)))
              }}
            />
          </div>
        ))}
      </div>
      {targets.join() !== shape.targets.join() && (
        <div className="mt-4 flex justify-end">
          <Button
            size="sm"
            pending={pending}
            onClick={() => send({ id, targets: targets.map((one) => one ?? "").join(",") })}
          >
            {t("Read the list anew")}
          </Button>
        </div>
      )}
    </Card>
  )
}
