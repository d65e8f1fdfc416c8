"use client"

import { useState } from "react"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { BegunEnrolment } from "@/lib/sessions/schema"
import { leave } from "./actions"
import { Enrolment, RecoveryCodes } from "./enrolment"

/** What stands between the first sign-in and the console; `begun` is null once it is set up. */
export function FirstEnrolment({ begun }: { begun: BegunEnrolment | null }) {
  const [codes, setCodes] = useState<string[]>()
  const away = useAction(leave, { onDone: () => window.location.assign("/sign-in"), loud: true })
  if (codes) {
    return (
      <RecoveryCodes codes={codes}>
        <Button variant="primary" onClick={() => window.location.assign("/")}>
          {t("I have kept them")}
        </Button>
      </RecoveryCodes>
    )
  }
  if (!begun) {
    return (
      <Callout tone="green" title={t("It is set up.")}>
        <ButtonLink href="/" variant="primary" className="mt-3">
          {t("Go to Today")}
        </ButtonLink>
      </Callout>
    )
  }
  return (
    <>
      <Enrolment begun={begun} onDone={setCodes} />
      <Button variant="ghost" className="mt-3 -ml-3" pending={away.pending} onClick={() => away.send({})}>
        {t("Sign out")}
      </Button>
    </>
  )
}
