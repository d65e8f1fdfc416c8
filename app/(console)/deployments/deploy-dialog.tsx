"use client"

import { useRouter } from "next/navigation"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { toast } from "@/components/ui/toast-store"
import { t } from "@/lib/say"
import { DeployForm } from "./deploy-form"
import type { Wanted } from "./wanted"

type Props = { kind: "deploy" | "rollback"; wanted: Wanted; onClose: () => void }

/** Shows what pre-flight finds before anybody presses, and starts it. */
export function DeployDialog({ kind, wanted, onClose }: Props) {
  const router = useRouter()
  const what = { service: wanted.serviceTitle, environment: wanted.environmentTitle }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        size="lg"
        title={
          kind === "deploy"
            ? t("Deploy {service} to {environment}", what)
            : t("Roll back {service} in {environment}", what)
        }
        description={
          kind === "deploy"
            ? t("It is put there by its digest, tested and proven. What fails is taken back by itself.")
            : t("A release that ran there before is put back, tested and proven again.")
        }
      >
        <DeployForm
          kind={kind}
          wanted={wanted}
          onDone={(id) => {
            onClose()
            toast.success(
              kind === "deploy" ? t("The deployment is on its way") : t("Going back is on its way"),
            )
            router.push(`/deployments/${id}`)
          }}
        />
      </DialogContent>
    </Dialog>
  )
}
