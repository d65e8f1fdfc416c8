"use client"

import { ActionDialog } from "@/components/action-dialog"
import { t } from "@/lib/say"
import type { MemberDetail } from "@/lib/team/schema"
import { disable, enable, issueReset, lock, resetFactor, unlock } from "../actions"
import { useLinkOnce } from "../use-link-once"

export const DIALOGS = {
  password: {
    label: "Link for a new password",
    title: "A new password for {name}",
    description:
      "You get a link to hand over. With it they choose a new password within an hour; then every session they have ends.",
    confirm: "Make the link",
    done: "Link made.",
    danger: false,
    action: issueReset,
  },
  factor: {
    label: "Reset the second factor",
    title: "Reset the second factor of {name}?",
    description:
      "For who lost phone and recovery codes. Make sure it is really them. They are signed out at once and set it up anew.",
    confirm: "Reset it",
    done: "Second factor reset.",
    danger: true,
    action: resetFactor,
  },
  disable: {
    label: "Disable",
    title: "Disable {name}?",
    description:
      "They are signed out at once and cannot enter this clinic. What they did stays, and so do their other clinics.",
    confirm: "Disable",
    done: "Disabled.",
    danger: true,
    action: disable,
  },
  enable: {
    label: "Enable again",
    title: "Let {name} in again?",
    description: "With the roles they had.",
    confirm: "Enable",
    done: "Enabled.",
    danger: false,
    action: enable,
  },
  lock: {
    label: "Shut the account everywhere",
    title: "Shut the account of {name} in every clinic?",
    description:
      "They are signed out everywhere at once and cannot sign in at all, until an operator opens it again.",
    confirm: "Shut it",
    done: "Account shut.",
    danger: true,
    action: lock,
  },
  unlock: {
    label: "Open the account again",
    title: "Open the account of {name} again?",
    description: "They can sign in to the clinics they are members of.",
    confirm: "Open it",
    done: "Account open.",
    danger: false,
    action: unlock,
  },
} as const

export type DialogName = keyof typeof DIALOGS

type Props = { name: DialogName | undefined; member: MemberDetail; close: () => void }

/** One dialog at a time, opened from the menu. */
export function MemberDialog({ name, member, close }: Props) {
  const link = useLinkOnce()
  const said = name && DIALOGS[name]
  return (
    <>
      {said && (
        <ActionDialog
          key={name}
          open
          onOpenChange={(open) => !open && close()}
          title={t(said.title, { name: member.name })}
          description={t(said.description)}
          action={said.action as typeof issueReset}
          hidden={{ id: member.id }}
          reason={{ label: t("Why?") }}
          confirm={t(said.confirm)}
          danger={said.danger}
          done={t(said.done)}
          onDone={(value) => {
            if (name !== "password") return
            link.show({
              url: value.url,
              title: t("New password for {name}", { name: member.name }),
              description: t("It counts once, within the next hour. Links made before are dead."),
            })
          }}
        />
      )}
      {link.dialog}
    </>
  )
}
