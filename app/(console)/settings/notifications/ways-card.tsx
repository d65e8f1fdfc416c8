"use client"

import Link from "next/link"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { FormErrors } from "@/components/ui/field"
import { useAction } from "@/components/use-action"
import type { MailMode } from "@/lib/mail/mode"
import { GROUPS, type Group, WAYS, type Way } from "@/lib/notifications/rules"
import { t } from "@/lib/say"
import { change } from "./actions"
import { CHANNEL_NAMES, GROUP_TEXTS } from "./words"

type Props = { ways: Record<Group, Record<Way, boolean>>; mail: MailMode; hasDevice: boolean }

/** Kinds × ways. A tick is kept at once; the console itself always tells. */
export function WaysCard({ ways, mail, hasDevice }: Props) {
  const { send, failure, pending } = useAction(change, { done: t("Saved.") })
  return (
    <Card id="ways" title={t("What tells you")} flush footer={<Missing mail={mail} hasDevice={hasDevice} />}>
      <FormErrors message={failure?.sentence} />
      <table className="w-full text-sm" aria-busy={pending}>
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            <th scope="col" className="px-4 py-2 font-medium">
              {t("About")}
            </th>
            {(["in_app", ...WAYS] as const).map((way) => (
              <th key={way} scope="col" className="w-20 px-2 py-2 text-center font-medium">
                {t(CHANNEL_NAMES[way])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GROUPS.map((group) => (
            <tr key={group} className="border-b border-line last:border-0">
              <th scope="row" className="px-4 py-2.5 text-left font-normal">
                <span className="font-medium">{t(GROUP_TEXTS[group].title)}</span>
                <span className="block text-xs text-ink-3 max-sm:hidden">{t(GROUP_TEXTS[group].words)}</span>
              </th>
              <td className="px-2 text-center text-xs text-ink-3">{t("always")}</td>
              {WAYS.map((way) => (
                <td key={way} className="px-2">
                  <span className="flex justify-center">
                    <Checkbox
                      aria-label={`${t(GROUP_TEXTS[group].title)}: ${t(CHANNEL_NAMES[way])}`}
                      checked={ways[group][way]}
                      disabled={pending}
                      onChange={(event) =>
                        send({ ways: { [group]: { ...ways[group], [way]: event.currentTarget.checked } } })
                      }
                    />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Missing({ mail, hasDevice }: { mail: MailMode; hasDevice: boolean }) {
  const mails =
    mail === "none"
      ? t("No mail server is set: mails are not sent until an operator sets one.")
      : mail === "kept"
        ? t("This demo keeps mails in a mailbox of its own; an admin reads them in Settings, Mail.")
        : t("Mails name no patient: they say what waits and lead here.")
  return (
    <>
      {mails}{" "}
      {!hasDevice && <Link href="#devices">{t("Pushes reach you once a browser of yours is on.")}</Link>}
    </>
  )
}
