"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { CodeBlock } from "@/components/ui/code-block"
import type { EventDetail } from "@/lib/inbox/words"
import { t, tn } from "@/lib/say"
import { revealBody } from "../actions"

const Eye = icon("eye")
const EyeOff = icon("eye-off")

/** The body without what names a person; the whole one after password and reason, and only until the page is left. */
export function BodyCard({ event, may }: { event: EventDetail; may: boolean }) {
  const [read, setRead] = useState<{ body: string | null; isCut: boolean } | null>(null)
  const { body, bodyBytes, bodyIsCut } = event.delivery
  const whole = read && pretty(read.body ?? "")
  const isCut = read ? read.isCut : bodyIsCut
  return (
    <Card
      id="body"
      title={t("Body")}
      hint={
        bodyBytes > 0
          ? whole
            ? tn(bodyBytes, "{n} byte", "{n} bytes")
            : tn(bodyBytes, "{n} byte, personal values left out", "{n} bytes, personal values left out")
          : undefined
      }
      actions={
        whole !== null ? (
          <>
            <Badge tone="amber">{t("As it came")}</Badge>
            <Button
              size="sm"
              variant="ghost"
              icon={<EyeOff aria-hidden="true" />}
              onClick={() => setRead(null)}
            >
              {t("Hide")}
            </Button>
          </>
        ) : (
          may &&
          bodyBytes > 0 && (
            <ActionDialog
              trigger={
                <Button size="sm" variant="ghost" icon={<Eye aria-hidden="true" />}>
                  {t("Show as it came")}
                </Button>
              }
              title={t("Show the body as it came")}
              description={t(
                "It holds a patient's name, number and words. That you looked, and why, is kept in the audit log.",
              )}
              action={revealBody}
              hidden={{ id: event.id }}
              reason={{ label: t("Why do you need to see it?") }}
              confirm={t("Show")}
              done={t("The look was recorded")}
              onDone={setRead}
            />
          )
        )
      }
    >
      {bodyBytes === 0 ? (
        <p className="text-sm text-ink-3">{t("The bytes are no longer kept. What they led to is above.")}</p>
      ) : (
        <>
          {(whole !== null || body !== null) && <CodeBlock value={whole ?? body} label={t("Body")} />}
          {isCut && (
            <p className="mt-2 text-xs text-ink-3">
              {whole === null && body === null
                ? t("It is too long to be shown here.")
                : t("Only its beginning is shown: it is too long for a page.")}
            </p>
          )}
        </>
      )}
    </Card>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
