"use client"

import { Dialog, DialogContent } from "@/components/ui/dialog"
import type { Option } from "@/components/ui/select"
import { t } from "@/lib/say"
import type { GroupChoice } from "./group-button"
import { GroupForm } from "./group-form"

type Props = { environments: readonly Option[]; services: readonly GroupChoice[]; onClose: () => void }

export function GroupDialog(props: Props) {
  return (
    <Dialog open onOpenChange={(open) => open || props.onClose()}>
      <DialogContent
        size="lg"
        title={t("Deploy several services")}
        description={t(
          "One after the other, in the order of the list. Each is looked at before it begins, and begins when the one before it has succeeded; behind one that has not, none does.",
        )}
      >
        <GroupForm {...props} />
      </DialogContent>
    </Dialog>
  )
}
