"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { invite } from "./actions"
import { RoleChoice } from "./role-choice"
import { useLinkOnce } from "./use-link-once"

const UserPlus = icon("user-plus")

export function InviteButton() {
  const link = useLinkOnce()
  return (
    <>
      <ActionDialog
        trigger={
          <Button variant="primary" icon={<UserPlus aria-hidden="true" />}>
            {t("Invite somebody")}
          </Button>
        }
        title={t("Invite somebody")}
        description={t(
          "They get a link from you, with which they choose a password and join. It counts once, for seven days.",
        )}
        action={invite}
        confirm={t("Make the link")}
        done={t("Invitation made.")}
        onDone={(made) =>
          link.show({
            url: made.url,
            title: t("Their invitation"),
            description: t(
              "Whoever has this link can join with the roles you chose. It counts once, for seven days.",
            ),
          })
        }
      >
        {(errors) => (
          <>
            <Field name="name" label={t("Name")} required error={errors.name}>
              {(wiring) => <Input {...wiring} autoComplete="off" maxLength={80} />}
            </Field>
            <Field
              name="email"
              label={t("Email")}
              required
              error={errors.email}
              hint={t("They sign in with it.")}
            >
              {(wiring) => <Input {...wiring} type="email" autoComplete="off" spellCheck={false} />}
            </Field>
            <RoleChoice error={errors.roles} />
          </>
        )}
      </ActionDialog>
      {link.dialog}
    </>
  )
}
