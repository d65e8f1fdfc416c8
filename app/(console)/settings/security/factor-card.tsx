"use client"

import { useState } from "react"
import { begin, renew } from "@/app/(auth)/second-factor/actions"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { later } from "@/components/ui/later"
import { useAction } from "@/components/use-action"
import { t, tn } from "@/lib/say"
import type { BegunEnrolment, OwnSecurity } from "@/lib/sessions/schema"

const FactorDialog = later(() => import("./factor-dialog").then((file) => file.FactorDialog))

export type FactorShown = { begun: BegunEnrolment } | { codes: string[] }

export function FactorCard({ security }: { security: OwnSecurity }) {
  const [shown, setShown] = useState<FactorShown>()
  const setUp = useAction(begin, { onDone: (begun) => setShown({ begun }), loud: true })
  const anew = useAction(renew, {
    onDone: ({ recoveryCodes }) => setShown({ codes: recoveryCodes }),
    loud: true,
  })
  const { secondFactorSince, recoveryCodesLeft, isRequired } = security
  return (
    <Card
      id="second-factor"
      title={t("Second factor")}
      hint={
        <Badge tone={secondFactorSince ? "green" : "amber"}>{secondFactorSince ? t("On") : t("Off")}</Badge>
      }
      footer={
        isRequired
          ? t("Asked at every sign-in, and for what is sensitive.")
          : t("This demo asks nobody for it; you can still set it up and see how it looks.")
      }
    >
      <div className="grid gap-4 text-sm text-ink-2">
        {secondFactorSince ? (
          <p>
            {t("An authenticator app gives the codes, since")} <Time value={secondFactorSince} as="day" />.{" "}
            {tn(recoveryCodesLeft, "One recovery code is left.", "{n} recovery codes are left.")}
          </p>
        ) : (
          <p>
            {t(
              "Besides the password, a code from an app on your phone: a stolen password alone then opens nothing.",
            )}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            variant={secondFactorSince ? "secondary" : "primary"}
            pending={setUp.pending}
            onClick={() => setUp.send({})}
          >
            {secondFactorSince ? t("Replace the app") : t("Set it up")}
          </Button>
          {secondFactorSince && (
            <Button pending={anew.pending} onClick={() => anew.send({})}>
              {t("New recovery codes")}
            </Button>
          )}
        </div>
      </div>
      {shown && (
        <FactorDialog
          shown={shown}
          onCodes={(codes) => setShown({ codes })}
          close={() => setShown(undefined)}
        />
      )}
    </Card>
  )
}
