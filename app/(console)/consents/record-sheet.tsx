"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { FormErrors } from "@/components/ui/field"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { recordHere } from "./actions"
import { type Decided, NOTHING_DECIDED, Purposes } from "./purposes"
import { Signature, type Signed } from "./signature"
import { type Chosen, WhoDecides } from "./who-decides"

type Props = { patientId?: string; onClose: () => void }

/** What the patient decides at the desk: the policy's words in their language, a yes or no to each, and a signature. */
export function RecordSheet({ patientId, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [chosen, setChosen] = useState<Chosen | null>(patientId ? { id: patientId, name: null } : null)
  const [decided, setDecided] = useState<Decided>(NOTHING_DECIDED)
  const [signed, setSigned] = useState<Signed>({})
  const [sendReceipt, setSendReceipt] = useState(true)
  const { pending, failure, send } = useAction(recordHere, {
    onDone: ({ receiptId }) => {
      const onClick = () => router.push(`/consents/receipts/${receiptId}`)
      toast.success({ title: t("Recorded."), action: { label: t("Receipt"), onClick } })
      onClose()
    },
  })
  const choose = (one: Chosen | null) => {
    setChosen(one)
    // What one person said and signed is nobody else's.
    setDecided(NOTHING_DECIDED)
    setSigned({})
  }
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent
        title={t("Record consent in person")}
        description={t(
          chosen
            ? "Read it to them or turn the screen. Each line is their own decision."
            : "Find the patient first: what they decide is read to them below.",
        )}
        className="w-[min(100vw,36rem)]"
        footer={
          chosen && (
            <Button
              variant="primary"
              pending={pending}
              onClick={() =>
                send({
                  patientId: chosen.id,
                  decisions: decided.decisions,
                  language: decided.language ?? "en",
                  ...signed,
                  sendReceipt,
                  key,
                })
              }
            >
              {t("Record consent")}
            </Button>
          )
        }
      >
        <div className="grid gap-4">
          <FormErrors
            message={failure && !failure.fields ? failure.sentence : undefined}
            fields={failure?.fields}
            labels={{
              decisions: t("Purposes"),
              png: t("Signature of the patient"),
              signer: t("Signature of the patient"),
              witness: t("Witness"),
            }}
          />
          {!patientId && <WhoDecides chosen={chosen} onChoose={choose} />}
          {chosen && (
            <div key={chosen.id} className="grid gap-4">
              <Purposes value={decided} onChange={setDecided} />
              <Signature onChange={setSigned} />
              <Checkbox
                label={t("They want the receipt by message")}
                checked={sendReceipt}
                onChange={(event) => setSendReceipt(event.target.checked)}
              />
            </div>
          )}
        </div>
      </SheetContent>
    </Sheet>
  )
}
