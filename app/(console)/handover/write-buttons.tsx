"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { ROLE_NAMES } from "@/lib/can"
import type { HandoverRole } from "@/lib/handover/words"
import { t } from "@/lib/say"
import { draft } from "./actions"

const Pencil = icon("pencil")

/** One button a role of mine: the note is made, or the unsigned one there is brought up to date, and opened. */
export function WriteButtons({ roles }: { roles: readonly HandoverRole[] }) {
  const { send, pending } = useAction(draft, { loud: true })
  return roles.map((role) => (
    <Button
      key={role}
      variant={roles.length === 1 ? "primary" : "secondary"}
      icon={<Pencil aria-hidden="true" />}
      pending={pending}
      onClick={() => send({ role })}
    >
      {roles.length === 1
        ? t("Write a note")
        : t("Write a note: {role}", { role: t(ROLE_NAMES[role]).toLowerCase() })}
    </Button>
  ))
}
