"use client"

import { useRef, useState } from "react"
import { newKey } from "@/components/new-key"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { FormErrors } from "@/components/ui/field"
import { Spinner } from "@/components/ui/spinner"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { ExceptionPreview } from "@/lib/opening/schema"
import { t } from "@/lib/say"
import { DialogEnd } from "../hours/dialog-end"
import { AbsenceFields, type Said } from "./absence-fields"
import { add, preview } from "./actions"
import type { Whose } from "./add-absence"
import { Hits } from "./hits"

type Props = { whose: Whose; today: string; close: () => void }

/** Enters an absence; appointments in its way are shown before anything is closed. */
export function AbsenceDialog({ whose, today, close }: Props) {
  const [key] = useState(newKey)
  const asked = useRef<Said>(null)
  const [found, setFound] = useState<ExceptionPreview | null>(null)
  const looking = useAction(preview, { onDone: setFound })
  const adding = useAction(add, {
    onDone: (value) => {
      // Somebody is booked then: who, is looked up and shown.
      if (value.id === null) return asked.current ? looking.send(whenOf(asked.current)) : undefined
      toast.success(t("Entered. Nobody is booked there any more."))
      close()
    },
  })
  const failure = adding.failure ?? looking.failure
  const seen = found ? found.hits.length + found.more : 0
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        title={t("Enter an absence")}
        description={t(
          "Nobody is booked there from then on. What is booked already stays until somebody moves it.",
        )}
      >
        <form
          method="dialog"
          className="grid gap-4"
          onChange={() => setFound(null)}
          onSubmit={(event) => {
            event.preventDefault()
            if (adding.pending || looking.pending) return
            const said = saidIn(new FormData(event.currentTarget))
            asked.current = said
            adding.send({ key, ...said, seen })
          }}
        >
          <FormErrors message={failure?.sentence} />
          <AbsenceFields whose={whose} today={today} errors={failure?.fields ?? {}} />
          {looking.pending && <Spinner className="size-4" />}
          {found && <Hits found={found} />}
          <DialogEnd
            confirm={seen > 0 ? t("Enter it anyway") : t("Enter")}
            pending={adding.pending || looking.pending}
          />
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** What the form holds; `whose` is "clinic", or the kind and the id of one. */
function saidIn(form: FormData): Said {
  const text = (name: string) => String(form.get(name) ?? "")
  const [kind, id] = text("whose").split(" ")
  const isOpen = text("cause") === "extra_hours"
  const isWhole = text("whole") === "on" && !isOpen
  return {
    kind: isOpen ? "open" : "closed",
    cause: text("cause") as Said["cause"],
    practitionerId: kind === "practitioner" ? id : undefined,
    roomId: kind === "room" ? id : undefined,
    fromOn: text("fromOn"),
    untilOn: text("untilOn") || text("fromOn"),
    fromAt: isWhole ? undefined : text("fromAt"),
    untilAt: isWhole ? undefined : text("untilAt"),
    note: text("note"),
  }
}

const whenOf = ({ kind, practitionerId, roomId, fromOn, untilOn, fromAt, untilAt }: Said) => ({
  kind,
  practitionerId,
  roomId,
  fromOn,
  untilOn,
  fromAt,
  untilAt,
})
