"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { OutgoingDeed } from "@/lib/sending/schema"
import { again, answer, anyway, cancel } from "./actions"

type Props = { id: string; person: string; deeds: readonly OutgoingDeed[] }

/** What may be done with a message, the likeliest first. */
export function RowActions({ id, person, deeds }: Props) {
  return deeds.map((deed) => {
    if (deed === "answer") return <Answer key={deed} messageId={id} person={person} />
    if (deed === "anyway") return <Anyway key={deed} messageId={id} person={person} />
    return <Plain key={deed} messageId={id} person={person} deed={deed} />
  })
}

const PLAIN = {
  cancel: ["Take it back", "It is taken back and will not be sent."],
  again: ["Send again", "It is on its way."],
  later: ["Send it then", "It is planned for then."],
} as const

type One = { messageId: string; person: string }

function Plain({ messageId, person, deed }: One & { deed: keyof typeof PLAIN }) {
  const [label, done] = PLAIN[deed]
  const takeBack = useAction(cancel, { loud: true, done: t(done) })
  const sendIt = useAction(again, { loud: true, done: t(done) })
  return (
    <Button
      size="sm"
      pending={takeBack.pending || sendIt.pending}
      aria-label={`${t(label)}: ${person}`}
      onClick={() =>
        deed === "cancel"
          ? takeBack.send({ messageId })
          : sendIt.send({ messageId, when: deed === "later" ? "later" : "now" })
      }
    >
      {t(label)}
    </Button>
  )
}

function Answer({ messageId, person }: One) {
  const { send, pending } = useAction(answer, { loud: true, done: t("Noted.") })
  return (
    <>
      <Button
        size="sm"
        pending={pending}
        aria-label={`${t("It arrived")}: ${person}`}
        onClick={() => send({ messageId, arrived: "yes" })}
      >
        {t("It arrived")}
      </Button>
      <Button
        size="sm"
        pending={pending}
        aria-label={`${t("It did not arrive")}: ${person}`}
        onClick={() => send({ messageId, arrived: "no" })}
      >
        {t("It did not arrive")}
      </Button>
    </>
  )
}

function Anyway({ messageId, person }: One) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`${t("Send it now all the same")}: ${person}`}>
          {t("Send it now all the same")}
        </Button>
      }
      title={t("Send it now all the same")}
      description={t("Only to protect life or health. Your reason stands in the message's passport.")}
      action={anyway}
      hidden={{ messageId }}
      reason={{ label: t("Why it cannot wait"), required: true }}
      confirm={t("Send it now")}
      done={t("It is on its way.")}
    />
  )
}
