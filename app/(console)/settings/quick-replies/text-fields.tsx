"use client"

import { useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Segmented } from "@/components/ui/segmented"
import { Textarea } from "@/components/ui/textarea"
import type { QuickReplyTexts } from "@/lib/conversations/schema"
import { LONGEST_TEXT } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { QUICK_LANGUAGES } from "./languages"
import { GAP_WORDS } from "./pieces"
import { TextPreview } from "./text-preview"

type Props = {
  texts: QuickReplyTexts
  onChange: (texts: QuickReplyTexts) => void
  error?: string
  known: { clinic: string; me: string }
}

/** One language at a time; the others stay as they were written. */
export function TextFields({ texts, onChange, error, known }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [language, setLanguage] = useState(
    () => QUICK_LANGUAGES.find(({ code }) => texts[code])?.code ?? "en",
  )
  const body = texts[language] ?? ""
  const write = (text: string) => {
    const { [language]: _, ...others } = texts
    onChange(text === "" ? others : { ...others, [language]: text })
  }
  const insert = (gap: string) => {
    const at = box.current?.selectionStart ?? body.length
    write(`${body.slice(0, at)}{${gap}}${body.slice(box.current?.selectionEnd ?? at)}`)
    box.current?.focus()
  }
  return (
    <div className="grid gap-2">
      <Segmented
        label={t("Language of the text")}
        value={language}
        onChange={(value) => setLanguage(QUICK_LANGUAGES.find(({ code }) => code === value)?.code ?? "en")}
        segments={QUICK_LANGUAGES.map(({ code, name }) => ({
          value: code,
          label: texts[code] ? `${t(name)} ✓` : t(name),
        }))}
      />
      <Field name="text" label={t("Text")} error={error} required>
        {(wiring) => (
          <Textarea
            {...wiring}
            ref={box}
            required={false}
            dir="auto"
            rows={4}
            maxLength={LONGEST_TEXT}
            value={body}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="text-xs text-ink-3">{t("Put in:")}</span>
        {Object.entries(GAP_WORDS).map(([gap, words]) => (
          <Button key={gap} size="sm" onClick={() => insert(gap)}>
            {t(words)}
          </Button>
        ))}
      </div>
      {body !== "" && (
        <div className="rounded-lg border border-accent-line bg-accent-soft px-3 py-2 text-sm text-ink">
          <p className="mb-1 text-xs text-ink-3">{t("As the person will read it")}</p>
          <TextPreview
            text={body}
            known={{ "patient.firstName": "Ana", "clinic.name": known.clinic, "member.name": known.me }}
          />
        </div>
      )}
    </div>
  )
}
