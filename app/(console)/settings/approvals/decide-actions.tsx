"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast-store"
import type { ApprovalRow } from "@/lib/approvals/schema"
import { t } from "@/lib/say"
import { approve, deny, withdraw } from "./actions"

const Check = icon("check")
const X = icon("x")

type Asked = Pick<ApprovalRow, "id" | "summary" | "may"> & { requestedBy: string }

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

export function DecideActions({ id, summary, may, requestedBy }: Asked) {
  const hidden = { id }
  if (may.withdraw) {
    return (
      <ActionDialog
        trigger={<Button>{t("Take back")}</Button>}
        title={t("Take this request back?")}
        description={t(summary)}
        action={withdraw}
        hidden={hidden}
        confirm={t("Take back")}
        done={t("Taken back.")}
      />
    )
  }
  if (!may.decide) return null
  return (
    <>
      <ActionDialog
        trigger={<Button icon={<X aria-hidden="true" />}>{t("Deny")}</Button>}
        title={t("Deny this request?")}
        description={`${ended(t(summary))} ${t("Nothing is done; {name} is told, with your reason.", { name: requestedBy })}`}
        action={deny}
        hidden={hidden}
        reason={{ hint: t("Shown to who asked, and kept in the audit log.") }}
        confirm={t("Deny")}
        danger
        done={t("Denied.")}
      />
      <ActionDialog
        trigger={
          <Button variant="primary" icon={<Check aria-hidden="true" />}>
            {t("Approve")}
          </Button>
        }
        title={t("Approve and do it now?")}
        description={`${ended(t(summary))} ${t("It is done at once, on behalf of {name} and with your agreement.", { name: requestedBy })}`}
        action={approve}
        hidden={hidden}
        reason={{ label: t("Note"), hint: t("Kept with the decision."), required: false }}
        confirm={t("Approve")}
        done={t("Decided.")}
        onDone={({ failure }) => {
          if (failure) toast.error({ title: t("It could not be done"), description: t(failure) })
        }}
      />
    </>
  )
}
