"use client"

import { useEffect, useState } from "react"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { DeviceView } from "@/lib/push/schema"
import { t } from "@/lib/say"
import { subscribe, unsubscribe } from "./actions"
import { type PushState, readPush, turnOff, turnOn } from "./browser-push"

const STATES: Record<PushState, string> = {
  unsupported: "This browser cannot take pushes. On an iPhone, add Rounds to the home screen first.",
  denied:
    "Pushes from Rounds are blocked in this browser. Allow notifications for this address in its settings, then come back.",
  off: "This browser is off.",
  on: "This browser is on.",
}

export function DevicesCard({ devices, publicKey }: { devices: DeviceView[]; publicKey: string }) {
  const [here, setHere] = useState<Awaited<ReturnType<typeof readPush>> | null>(null)
  const look = () => void readPush().then(setHere)
  useEffect(look, [])
  const on = useAction(subscribe, { done: t("This browser is on."), loud: true, onDone: look })
  const off = useAction(unsubscribe, { done: t("That browser is off."), loud: true, onDone: look })
  const state = here?.state
  const begin = async () => {
    const made = await turnOn(publicKey).catch(() => undefined)
    if (made) on.send(made)
    if (made === undefined)
      toast.error({
        title: t("This browser could not be turned on."),
        description: t("It needs a push service that it can reach, and a window that is not private."),
      })
    look()
  }
  const end = async () => {
    if (here?.endpoint) off.send({ endpoint: here.endpoint })
    await turnOff().catch(() => {})
  }
  return (
    <Card id="devices" title={t("Browsers that are pushed to")} count={devices.length} flush>
      <div className="grid gap-3 border-b border-line p-4">
        <p className="text-sm text-ink-2">{state ? t(STATES[state]) : t("Looking at this browser…")}</p>
        {state === "off" && (
          <Button className="justify-self-start" variant="primary" pending={on.pending} onClick={begin}>
            {t("Turn on in this browser")}
          </Button>
        )}
        {state === "on" && (
          <Button className="justify-self-start" pending={off.pending} onClick={end}>
            {t("Turn off in this browser")}
          </Button>
        )}
      </div>
      {devices.length === 0 ? (
        <p className="p-4 text-sm text-ink-3">
          {t("No browser is on yet. Pushes reach you also when Rounds is closed.")}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {devices.map((one) => (
            <li key={one.id} className="flex items-center gap-3 px-4 py-3">
              <div className="min-w-0 grow">
                <p className="truncate text-sm font-medium">{one.device}</p>
                <p className="text-xs text-ink-3">
                  {one.isGone
                    ? t("Takes no pushes any more")
                    : one.lastOkAt
                      ? t("Last push")
                      : t("No push yet")}{" "}
                  {!one.isGone && one.lastOkAt && <Time value={one.lastOkAt} />}
                </p>
              </div>
              <Button
                size="sm"
                variant="ghost"
                aria-label={t("Remove {device}", { device: one.device })}
                pending={off.pending}
                onClick={() => off.send({ id: one.id })}
              >
                {t("Remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
