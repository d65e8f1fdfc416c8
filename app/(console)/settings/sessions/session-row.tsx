"use client"

import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { OwnSession } from "@/lib/sessions/schema"
import { deviceText } from "../device-text"
import { endOther } from "./actions"

const Monitor = icon("monitor")
const Smartphone = icon("smartphone")

export function SessionRow({ session }: { session: OwnSession }) {
  const Icon = /iPhone|Android/.test(session.device) ? Smartphone : Monitor
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-ink-2">
        <Icon aria-hidden="true" className="size-4" />
      </span>
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
          {deviceText(session.device)}
          {session.current && <Badge tone="green">{t("This one")}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
          <span>
            {t("Network")} <span className="tabular-nums">{session.network}</span>
          </span>
          {session.clinicName && <span>{session.clinicName}</span>}
          <span>
            {t("Opened")} <Time value={session.openedAt} />
          </span>
          <span>
            {t("Ends at")} <Time value={session.endsAt} as="clock" />
          </span>
        </p>
      </div>
      <p className="text-xs text-ink-2">
        {t("Last seen")} <Time value={session.lastSeenAt} />
      </p>
      {!session.current && <EndButton session={session} />}
    </li>
  )
}

function EndButton({ session }: { session: OwnSession }) {
  const { send, pending } = useAction(endOther, { done: t("Session ended."), loud: true })
  return (
    <Button
      size="sm"
      pending={pending}
      aria-label={t("End the session on {device}", { device: deviceText(session.device) })}
      onClick={() => send({ id: session.id })}
    >
      {t("End")}
    </Button>
  )
}
