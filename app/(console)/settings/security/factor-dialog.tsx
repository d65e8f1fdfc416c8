"use client"

import { useRouter } from "next/navigation"
import { Enrolment, RecoveryCodes } from "@/app/(auth)/second-factor/enrolment"
import { Button } from "@/components/ui/button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { t } from "@/lib/say"
import type { FactorShown } from "./factor-card"

type Props = { shown: FactorShown; onCodes: (codes: string[]) => void; close: () => void }

export function FactorDialog({ shown, onCodes, close }: Props) {
  const router = useRouter()
  const leave = () => {
    close()
    router.refresh()
  }
  return (
    <Dialog open onOpenChange={(open) => !open && leave()}>
      <DialogContent title={"codes" in shown ? t("Your recovery codes") : t("Set up your second factor")}>
        {"codes" in shown ? (
          <RecoveryCodes codes={shown.codes}>
            <Button variant="primary" onClick={leave}>
              {t("I have kept them")}
            </Button>
          </RecoveryCodes>
        ) : (
          <Enrolment begun={shown.begun} onDone={onCodes} />
        )}
      </DialogContent>
    </Dialog>
  )
}
