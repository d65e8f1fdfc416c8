import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import type { EvidenceShown } from "@/lib/consents/schema"
import { languageName } from "@/lib/patients/words"
import { t } from "@/lib/say"

/** What shows a decision: the words, the signature, who stood by, or where it came from. */
export function EvidenceView({ evidence }: { evidence: EvidenceShown }) {
  const { words, conversationId, messageId, png, signer, witness, network, userAgent } = evidence
  if (evidence.isErased)
    return <p className="text-xs text-ink-3">{t("What showed it was erased with the patient's data.")}</p>
  return (
    <div className="my-1 grid gap-1 rounded-md border border-line bg-sunken p-2 text-sm">
      {words && (
        <blockquote className="border-l-2 border-line-strong pl-2">
          <PatientText>{words}</PatientText>
        </blockquote>
      )}
      {evidence.form && <FormLine form={evidence.form} />}
      {evidence.kind === "message" && !words && (
        <p className="text-xs text-ink-3">{t("A message of theirs, whose words your role does not see.")}</p>
      )}
      {evidence.kind === "setting" && (
        <p className="text-xs text-ink-3">{t("Set inside the messenger itself, without words.")}</p>
      )}
      {png && (
        // biome-ignore lint/performance/noImgElement: sealed bytes from the database, in the page itself
        <img
          alt={t("The drawn signature")}
          src={`data:image/png;base64,${png}`}
          className="h-20 w-fit max-w-full rounded-sm border border-line bg-surface"
        />
      )}
      {signer && (
        <p>
          {t("Signed by typing the name")}: <bdi>{signer}</bdi>
        </p>
      )}
      {witness && (
        <p>
          {t("Witness")}: <bdi>{witness.name}</bdi>,{" "}
          {t(witness.isColleague ? "a colleague" : "from outside the clinic")}
        </p>
      )}
      {(network || userAgent) && (
        <p className="break-words text-xs text-ink-3">
          {[network && t("From the network {network}", { network }), userAgent].filter(Boolean).join(" · ")}
        </p>
      )}
      {conversationId && (
        <Link
          className="text-xs text-accent underline"
          href={`/conversations/${conversationId}${messageId ? `#message-${messageId}` : ""}`}
        >
          {t(messageId ? "Open the message" : "Open the conversation")}
        </Link>
      )}
    </div>
  )
}

/** Which words were beside the box that was ticked. */
const FormLine = ({ form: { language, version } }: { form: NonNullable<EvidenceShown["form"]> }) => (
  <p className="text-xs text-ink-3">
    {language && version
      ? t("The words beside the box they ticked, as shown in {language}, wording {version}.", {
          language: t(languageName(language)),
          version,
        })
      : t("Ticked on a form of the clinic's own site: the words beside the box are that site's.")}
  </p>
)
