"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { erase } from "../actions"

export const ProposeButton = ({ id }: { id: string }) => (
  <ActionDialog
    trigger={<Button variant="danger">{t("Propose the erasure")}</Button>}
    title={t("Ask a second person to agree")}
    description={t(
      "Once they agree, the person's name, numbers, messages, files and notes are gone for good, here and in every list. It cannot be undone.",
    )}
    action={erase}
    hidden={{ id }}
    reason={{ hint: t("Why it is right to erase them, for whoever decides.") }}
    confirm={t("Propose it")}
    danger
    done={t("A second person is asked.")}
  />
)
