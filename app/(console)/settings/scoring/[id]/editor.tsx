"use client"

import { useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import type { RuleSetDetail } from "@/lib/rule-sets/schema"
import { t } from "@/lib/say"
import type { RuleSetData } from "@/lib/scoring/rule-set"
import { edit } from "../actions"
import { PointsCard } from "./points-card"
import { ServicesCard } from "./services-card"
import { TryBox } from "./try-box"
import { WordsCard } from "./words-card"

/** Everything a set changes; what is typed is tried beside it before it is kept. */
export function Editor({ set, mayWrite }: { set: RuleSetDetail; mayWrite: boolean }) {
  const [name, setName] = useState(set.name)
  const [note, setNote] = useState(set.note)
  const [data, setData] = useState<RuleSetData>(set.data)
  const [seenAt, setSeenAt] = useState(set.seenAt)
  const written = JSON.stringify([name, note, data])
  const [kept, setKept] = useState(written)
  const sent = useRef(written)
  const { pending, failure, send } = useAction(edit, {
    done: t("Kept."),
    onDone: (answer) => {
      setSeenAt(answer.seenAt)
      setKept(sent.current)
    },
  })
  const isChanged = written !== kept
  const change = (part: Partial<RuleSetData>) => setData((now) => ({ ...now, ...part }))
  const shared = { data, change, mayWrite }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-6">
        {mayWrite && (
          <Card title={t("Name and note")}>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field name="name" label={t("Name")} required error={failure?.fields?.name}>
                {(wiring) => (
                  <Input {...wiring} value={name} onChange={(event) => setName(event.target.value)} />
                )}
              </Field>
              <Field name="note" label={t("What these rules are for")} error={failure?.fields?.note}>
                {(wiring) => (
                  <Input {...wiring} value={note} onChange={(event) => setNote(event.target.value)} />
                )}
              </Field>
            </div>
          </Card>
        )}
        <WordsCard {...shared} />
        <PointsCard {...shared} />
        <ServicesCard {...shared} />
      </div>
      <div className="grid gap-3 lg:sticky lg:top-4">
        {mayWrite && (
          <div className="flex items-center gap-3">
            <Button
              variant="primary"
              pending={pending}
              disabledReason={isChanged ? undefined : t("Nothing is changed yet.")}
              onClick={() => {
                sent.current = written
                send({ id: set.id, seenAt, name, note, data })
              }}
            >
              {t("Keep changes")}
            </Button>
            {isChanged && <span className="text-xs text-ink-3">{t("Not kept yet")}</span>}
          </div>
        )}
        {failure && (
          <Callout tone="red" role="alert" title={failure.sentence}>
            <ul>
              {Object.entries(failure.fields ?? {}).map(([path, why]) => (
                <li key={path}>
                  {whatAt(data, path)}
                  {why}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        <TryBox data={data} />
      </div>
    </div>
  )
}

/** The word that a refusal is about, where it is about one. */
function whatAt(data: RuleSetData, path: string): string {
  const [, list = "", index = ""] = /^data\.(added|off)\.(\d+)/.exec(path) ?? []
  const phrase = list && data[list as "added" | "off"][Number(index)]?.phrase
  return phrase ? `“${phrase}”: ` : ""
}
