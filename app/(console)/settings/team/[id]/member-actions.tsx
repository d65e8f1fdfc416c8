"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { t } from "@/lib/say"
import type { MemberDetail } from "@/lib/team/schema"
import { isStaffRole } from "@/lib/team/words"
import { changeRoles } from "../actions"
import { RoleChoice } from "../role-choice"
import { DIALOGS, type DialogName, MemberDialog } from "./member-dialog"

const Ellipsis = icon("ellipsis")

type Props = { member: MemberDetail; mayWrite: boolean; mayDisable: boolean; isOperator: boolean }

/** What may be done to this member by who looks; nothing for oneself, which has pages of its own. */
export function MemberActions({ member, mayWrite, mayDisable, isOperator }: Props) {
  const [open, setOpen] = useState<DialogName>()
  if (member.isSelf || !(mayWrite || mayDisable)) return null
  const isActive = member.state === "active" || member.state === "ending"
  const isStaff = member.roles.every(isStaffRole)
  const items = more({ member, mayWrite, mayDisable, isOperator }).map(
    (name): MenuItem => ({
      id: name,
      label: t(DIALOGS[name].label),
      danger: DIALOGS[name].danger,
      onSelect: () => setOpen(name),
    }),
  )
  return (
    <>
      {mayWrite && isStaff && isActive && (
        <ActionDialog
          trigger={<Button variant="primary">{t("Change roles")}</Button>}
          title={t("Roles of {name}", { name: member.name })}
          description={t(
            "They are signed out at once and see what the new roles open when they sign in again.",
          )}
          action={changeRoles}
          hidden={{ id: member.id }}
          reason={{ label: t("Why?") }}
          confirm={t("Change roles")}
          done={t("Roles changed.")}
        >
          {(errors) => <RoleChoice chosen={member.roles} error={errors.roles} />}
        </ActionDialog>
      )}
      {items.length > 0 && (
        <Menu trigger={<IconButton label={t("More for this member")} icon={<Ellipsis />} />} items={items} />
      )}
      <MemberDialog name={open} member={member} close={() => setOpen(undefined)} />
    </>
  )
}

function more({ member, mayWrite, mayDisable, isOperator }: Props): DialogName[] {
  const isLocked = member.state === "locked"
  const isDisabled = member.state === "disabled"
  const names: (DialogName | false)[] = [
    mayWrite && !isLocked && !isDisabled && !member.elsewhere && "password",
    mayWrite && !isLocked && !isDisabled && !member.elsewhere && member.secondFactor && "factor",
    mayDisable && !isLocked && !isDisabled && "disable",
    mayWrite && isDisabled && "enable",
    isOperator && !isLocked && "lock",
    isOperator && isLocked && "unlock",
  ]
  return names.filter((name) => name !== false)
}
