"use client"

import { useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import type { UsableTemplateView } from "@/lib/templates/schema"
import { previewOf } from "./template-preview"
import { useSend } from "./use-send"

type Props = {
  template: UsableTemplateView
  conversation: ConversationRow
  back: () => void
  onSent: () => void
}

/** The gaps of one template, each with what is known put in, and the message as the person will read it. */
export function TemplateFill({ template, conversation, back, onSent }: Props) {
  const own = useId()
  const [values, setValues] = useState(() => template.gaps.map((gap) => gap.value ?? ""))
  const sending = useSend(conversation.id, { onSent })
  const preview = previewOf(template, values)
  const missing = values.some((one) => one.trim() === "")
  return (
    <form
      method="dialog"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing || sending.pending) return
        sending.send({
          content: { kind: "template", templateVersionId: template.templateVersionId, parameters: values },
        })
      }}
    >
      {template.category === "marketing" && (
        <Callout tone="amber">
          {t("It is an offer: it leaves only where the person agreed to offers by this channel.")}
        </Callout>
      )}
      {template.gaps.map((gap, at) => (
        <Field
          key={`${gap.part} ${gap.button ?? ""} ${gap.name}`}
          id={`${own}-${at}`}
          name={`gap-${at}`}
          label={/^\d+$/.test(gap.name) ? t("Gap {name}", { name: gap.name }) : gap.name.replaceAll("_", " ")}
          hint={gap.sample ? t("Such as “{sample}”", { sample: gap.sample }) : undefined}
          error={sending.fields[`parameters.${at}`]}
          required
        >
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={1_024}
              value={values[at] ?? ""}
              onChange={(event) => {
                const { value } = event.currentTarget
                setValues((now) => now.map((one, n) => (n === at ? value : one)))
              }}
            />
          )}
        </Field>
      ))}
      <section aria-label={t("As the person will read it")}>
        <p className="mb-1 text-xs text-ink-3">{t("As the person will read it")}</p>
        <div
          dir="auto"
          className="grid gap-1.5 rounded-lg border border-accent-line bg-accent-soft px-3 py-2 text-sm [overflow-wrap:anywhere] whitespace-pre-line text-ink"
        >
          {preview.header && <b className="font-semibold">{preview.header}</b>}
          <bdi>{preview.body}</bdi>
          {preview.footer && <span className="text-xs text-ink-3">{preview.footer}</span>}
          {template.buttons.length > 0 && (
            <span className="flex flex-wrap gap-1.5 pt-1">
              {template.buttons.map(({ text }) => (
                <span
                  key={text}
                  className="rounded-md border border-accent-line px-2 py-0.5 text-xs text-accent"
                >
                  {text}
                </span>
              ))}
            </span>
          )}
        </div>
      </section>
      {sending.failure && !Object.keys(sending.fields).some((one) => one.startsWith("parameters.")) && (
        <Callout tone="red" role="alert">
          {sending.failure}
        </Callout>
      )}
      <div className="flex justify-between gap-2">
        <Button variant="ghost" onClick={back}>
          {t("Other templates")}
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={sending.pending}
          disabledReason={missing ? t("Fill every gap first.") : undefined}
        >
          {t("Send")}
        </Button>
      </div>
    </form>
  )
}
