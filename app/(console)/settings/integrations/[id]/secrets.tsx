"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { t } from "@/lib/say"
import { retire, retirePlatform, rotate, rotatePlatform } from "../actions"
import { NewSecretField, SecretShown } from "../lazy-parts"

type Props = { connection: ConnectionView; label: string; may: boolean }

/** The one or two secrets that open, newest first: never themselves, only when they were of use. */
export function Secrets({ connection, label, may }: Props) {
  const { id, provider, scheme, level, secretCount, newestUsedAt, formerUsedAt, rotatedAt } = connection
  const isPlatform = level === "platform"
  const [made, setMade] = useState<string | null>(null)
  const two = secretCount > 1
  return (
    <Card
      id="secrets"
      title={label}
      hint={t("Never shown again")}
      flush
      actions={
        may &&
        !two && (
          <ActionDialog
            trigger={<Button size="sm">{t("Rotate")}</Button>}
            title={t("Set a new secret")}
            description={t(
              "The new one goes first. The one in use now still opens until you retire it, so nothing is refused meanwhile.",
            )}
            action={isPlatform ? rotatePlatform : rotate}
            hidden={{ id }}
            confirm={t("Set the new secret")}
            done={t("The new secret is in use")}
            onDone={({ secret }) => setMade(secret)}
          >
            {(errors) => <NewSecretField provider={provider} scheme={scheme} error={errors.secret} />}
          </ActionDialog>
        )
      }
    >
      <ul className="divide-y divide-line">
        <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
          <span className="font-medium">{t("Newest")}</span>
          {rotatedAt && (
            <span className="text-xs text-ink-3">
              {t("set")} <Time value={rotatedAt} />
            </span>
          )}
          <Used at={newestUsedAt} />
        </li>
        {two && (
          <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <span className="font-medium">{t("Former")}</span>
            {formerUsedAt && <Badge tone="amber">{t("Still in use")}</Badge>}
            <Used at={formerUsedAt} />
            {may && (
              <span className="ml-auto">
                <ActionDialog
                  trigger={<Button size="sm">{t("Retire")}</Button>}
                  title={t("Retire the former secret")}
                  description={t(
                    "From then on only the newest one opens. What the provider still signs with the former is refused.",
                  )}
                  action={isPlatform ? retirePlatform : retire}
                  hidden={{ id }}
                  reason={formerUsedAt ? { label: t("Why can it go?") } : undefined}
                  confirm={t("Retire")}
                  danger
                  done={t("Only the newest secret opens now")}
                >
                  {formerUsedAt && (
                    <Callout tone="amber" title={t("It is still in use")}>
                      {t("It opened a request")} <Time value={formerUsedAt} />.
                    </Callout>
                  )}
                </ActionDialog>
              </span>
            )}
          </li>
        )}
      </ul>
      {made && (
        <SecretShown
          secret={made}
          url={providerSpec(provider)?.schemes[scheme]?.isPath ? connection.url : undefined}
          onClose={() => setMade(null)}
        />
      )}
    </Card>
  )
}

function Used({ at }: { at: string | null }) {
  return (
    <span className="text-xs text-ink-3">
      {at ? (
        <>
          {t("last matched")} <Time value={at} />
        </>
      ) : (
        t("matched nothing in the last 7 days")
      )}
    </span>
  )
}
