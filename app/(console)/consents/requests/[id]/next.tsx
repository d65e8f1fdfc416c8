import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { RequestDetail } from "@/lib/subject-requests/schema"
import { isOpenStatus } from "@/lib/subject-requests/words"
import {
  AskForIdentity,
  ConfirmIdentity,
  Extend,
  Finish,
  ObjectForm,
  PutRight,
  Refuse,
  Restrict,
  TakeBack,
} from "./next-actions"

/** What is to be done now, and how. */
export function Next({ detail, formKey: _ }: { detail: RequestDetail; formKey: string }) {
  const { request, patient } = detail
  if (!isOpenStatus(request.status)) return null
  if (request.status === "awaiting_approval")
    return (
      <Callout tone="violet" title={t("A second person has to agree")}>
        {t("Somebody other than whoever asked for it decides under Approvals. Nothing is erased before.")}
      </Callout>
    )
  const { id } = request
  const isSure = request.status === "in_progress"
  const hasCopy = detail.exports.some((one) => one.downloads.length > 0)
  return (
    <Card title={t("What is next")} id="next">
      <p className="mb-3 max-w-prose text-sm text-ink-2">{said(request.kind, isSure)}</p>
      <div className="flex flex-wrap gap-2">
        {!isSure && <ConfirmIdentity id={id} />}
        {request.status === "received" && <AskForIdentity id={id} />}
        {isSure && request.kind === "rectification" && <PutRight id={id} patient={patient} />}
        {isSure && request.kind === "restriction" && <Restrict id={id} />}
        {isSure && request.kind === "objection" && <ObjectForm id={id} />}
        {isSure && (request.kind === "access" || request.kind === "portability") && (
          <Finish id={id} disabledReason={hasCopy ? undefined : t("Download a copy first.")} />
        )}
        {!request.isExtended && <Extend id={id} />}
        <Refuse id={id} />
        <TakeBack id={id} />
      </div>
    </Card>
  )
}

function said(kind: RequestDetail["request"]["kind"], isSure: boolean): string {
  if (!isSure)
    return t(
      "First make sure that it is them who ask, and not somebody who pretends to. Nothing leaves before.",
    )
  const words = {
    access: t("Have a copy made below, download it and hand it over. Then say that it was handed over."),
    portability: t("Have a copy made below and hand over the JSON file: other software can read it."),
    rectification: t("Put right what is wrong. What stood there before is kept in the audit, sealed."),
    erasure: t("Look below at what would go and what has to stay, then propose it to a second person."),
    restriction: t(
      "Nothing is sent to them or written to HubSpot and no model reads what they write, until it is lifted.",
    ),
    objection: t("Each use they object to ends at once, as if they had withdrawn their agreement."),
  }
  return words[kind]
}
