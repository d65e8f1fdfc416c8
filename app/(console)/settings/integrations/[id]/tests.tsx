"use client"

import Link from "next/link"
import { type ReactNode, useState } from "react"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { useAction } from "@/components/use-action"
import type { ConnectionView } from "@/lib/connections/words"
import { t } from "@/lib/say"
import { test, testIn, testPlatformIn } from "../actions"
import { outcomeText } from "../outcome-text"

const CircleCheck = icon("circle-check")
const CircleX = icon("circle-x")

const CALLED = ["whatsapp", "evolution", "twilio", "hubspot"]

/** Both ways: what comes in, over our own public address, and whether the provider knows us. */
export function Tests({ connection, may }: { connection: ConnectionView; may: boolean }) {
  const { id, level, provider, testedAt, testOutcome } = connection
  const [arrived, setArrived] = useState<{ ok: boolean; eventId: string | null; sentence: string } | null>(
    null,
  )
  const incoming = useAction(level === "platform" ? testPlatformIn : testIn, {
    loud: true,
    onDone: setArrived,
  })
  const outgoing = useAction(test, { loud: true })
  const isOk = testOutcome?.startsWith("ok: ") ?? false
  return (
    <Card id="tests" title={t("Tests")} flush>
      <ul className="divide-y divide-line" aria-live="polite">
        <Row
          title={t("What comes in")}
          text={t("Rounds sends itself what the provider would, through its public address.")}
          button={
            may && (
              <Button size="sm" pending={incoming.pending} onClick={() => incoming.send({ id })}>
                {t("Test what comes in")}
              </Button>
            )
          }
        >
          {arrived && (
            <Verdict ok={arrived.ok}>
              {outcomeText(arrived.sentence)}{" "}
              {arrived.eventId && (
                <Link
                  href={`/webhooks/${arrived.eventId}`}
                  className="font-medium underline underline-offset-3"
                >
                  {t("See the event")}
                </Link>
              )}
            </Verdict>
          )}
        </Row>
        {CALLED.includes(provider) && (
          <Row
            title={t("What goes out")}
            text={t("Asks the provider whether it knows the access token. Nothing is sent to anybody.")}
            button={
              may && (
                <Button size="sm" pending={outgoing.pending} onClick={() => outgoing.send({ id })}>
                  {t("Test connection")}
                </Button>
              )
            }
          >
            {testOutcome && testedAt && (
              <Verdict ok={isOk}>
                {outcomeText(testOutcome)}{" "}
                <span className="text-ink-3">
                  <Time value={testedAt} />
                </span>
              </Verdict>
            )}
          </Row>
        )}
      </ul>
    </Card>
  )
}

function Row({
  title,
  text,
  button,
  children,
}: {
  title: string
  text: string
  button: ReactNode
  children: ReactNode
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-60 grow basis-0">
        <h3 className="text-sm font-medium">{title}</h3>
        <p className="text-xs text-ink-3">{text}</p>
        {children}
      </div>
      {button}
    </li>
  )
}

function Verdict({ ok, children }: { ok: boolean; children: ReactNode }) {
  const Icon = ok ? CircleCheck : CircleX
  return (
    <p className="mt-1.5 flex items-start gap-1.5 text-sm text-ink-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ok ? "text-green" : "text-red"}`} />
      <span>
        <span className="sr-only">{ok ? t("Passed:") : t("Failed:")} </span>
        {children}
      </span>
    </p>
  )
}
