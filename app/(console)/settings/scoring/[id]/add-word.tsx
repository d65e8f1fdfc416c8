"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Segmented } from "@/components/ui/segmented"
import { Select } from "@/components/ui/select"
import { PHRASE_LANGUAGE_NAMES, SIGNAL_GROUPS, SIGNAL_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import {
  type EditableSignal,
  PHRASE_LANGUAGES,
  type PhraseLanguage,
  type RulePhrase,
} from "@/lib/scoring/rule-set"

type Props = { put: (list: "added" | "off", phrase: RulePhrase) => void }

/** One word or phrase: what it says, in which language, and whether it counts here. */
export function AddWord({ put }: Props) {
  const [phrase, setPhrase] = useState("")
  const [signal, setSignal] = useState<EditableSignal>("treatment")
  const [language, setLanguage] = useState<PhraseLanguage>("en")
  const [list, setList] = useState<"added" | "off">("added")
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const word = phrase.trim().replace(/\s+/g, " ")
    if (!word) return
    put(list, { signal, language, phrase: word })
    setPhrase("")
  }
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8rem]">
        <Field
          name="phrase"
          label={t("Word or phrase")}
          required
          hint={t("As patients write it. implant* stands for every ending.")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={phrase}
              maxLength={60}
              onChange={(event) => setPhrase(event.target.value)}
            />
          )}
        </Field>
        <Field name="signal" label={t("What it says")} required>
          {(wiring) => (
            <Select
              {...wiring}
              value={signal}
              onChange={(event) => setSignal(event.target.value as EditableSignal)}
            >
              {SIGNAL_GROUPS.map(({ name, signals }) => (
                <optgroup key={name} label={t(name)}>
                  {signals.map((one) => (
                    <option key={one} value={one}>
                      {t(SIGNAL_NAMES[one])}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
        <Field name="language" label={t("Language")} required>
          {(wiring) => (
            <Select
              {...wiring}
              value={language}
              onChange={(event) => setLanguage(event.target.value as PhraseLanguage)}
              options={PHRASE_LANGUAGES.map((one) => ({ value: one, label: PHRASE_LANGUAGE_NAMES[one] }))}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={t("Whether it counts")}
          value={list}
          onChange={(value) => setList(value === "off" ? "off" : "added")}
          segments={[
            { value: "added", label: t("Counts") },
            { value: "off", label: t("Does not count here") },
          ]}
        />
        <Button type="submit">{t("Add word")}</Button>
      </div>
    </form>
  )
}
