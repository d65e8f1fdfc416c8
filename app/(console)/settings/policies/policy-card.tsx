import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { PolicyRow } from "@/lib/consents/schema"
import { PURPOSES } from "@/lib/consents/words"
import { languageName } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { PublishPolicy } from "./publish-policy"

const STATES = {
  draft: { label: "Draft", tone: "amber" },
  published: { label: "In force", tone: "green" },
  retired: { label: "Replaced", tone: "neutral" },
} as const

const STANDING = {
  valid: "What was agreed to before still holds.",
  ask_again: "What was agreed to before has to be asked for again.",
}

/** One version: who is responsible, what for, and its words by language. */
export function PolicyCard({ policy, mayWrite }: { policy: PolicyRow; mayWrite: boolean }) {
  const { label, tone } = STATES[policy.status]
  return (
    <Card
      id={policy.label}
      title={`${policy.label} · ${policy.title}`}
      actions={
        <>
          <Badge tone={tone}>{t(label)}</Badge>
          {policy.status === "draft" && mayWrite && <PublishPolicy standing={policy.standing} />}
        </>
      }
    >
      <DefinitionList>
        <Definition term={t("Published")}>
          {policy.publishedAt ? <Time value={policy.publishedAt} as="day" /> : t("Not yet")}
          {policy.publishedBy && ` · ${policy.publishedBy}`}
        </Definition>
        <Definition term={t("Responsible")}>
          <bdi>{policy.controller.name}</bdi>, <bdi>{policy.controller.address}</bdi>,{" "}
          <bdi>{policy.controller.contact}</bdi>
        </Definition>
        {policy.controller.officer && (
          <Definition term={t("Data protection officer")}>
            <bdi>{policy.controller.officer}</bdi>
          </Definition>
        )}
        <Definition term={t("Jurisdiction")}>{policy.jurisdiction}</Definition>
        <Definition term={t("Privacy notice")}>
          <a
            className="text-accent underline underline-offset-3 [overflow-wrap:anywhere]"
            href={policy.privacyUrl}
            rel="noreferrer"
            target="_blank"
          >
            {policy.privacyUrl}
          </a>
        </Definition>
        <Definition term={t("Purposes")}>
          {policy.purposes.map((one) => t(PURPOSES[one])).join(", ")}
        </Definition>
        <Definition term={t("Earlier agreements")}>{t(STANDING[policy.standing])}</Definition>
        <Definition term={t("Standing agreements")}>
          {tn(policy.agreements, "{n} agreement names it", "{n} agreements name it")}
        </Definition>
      </DefinitionList>
      {Object.entries(policy.texts).map(([language, text]) => (
        <details key={language} className="mt-2 border-t border-line pt-2 text-sm">
          <summary className="w-fit cursor-pointer rounded-sm font-medium">
            {t(languageName(language))}
          </summary>
          <div lang={language} dir={language === "ar" ? "rtl" : "ltr"} className="mt-2 grid gap-2 text-ink-2">
            <p>{text.intro}</p>
            <ul className="grid list-disc gap-1 ps-5">
              {Object.entries(text.purposes).map(([purpose, words]) => (
                <li key={purpose}>{words}</li>
              ))}
            </ul>
          </div>
        </details>
      ))}
    </Card>
  )
}
