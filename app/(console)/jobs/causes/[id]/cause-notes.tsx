import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { CauseDetail } from "@/lib/causes/schema"
import { locale, t } from "@/lib/say"
import { STATE_WORDS } from "../cause-words"
import { NoteForm, OwnerForm } from "./cause-forms"

/** Who looks after it, what they found, and how it stands in other releases. */
export function CauseNotes({ cause, mayWrite }: { cause: CauseDetail; mayWrite: boolean }) {
  return (
    <div className="grid content-start gap-6">
      <Card id="care" title={t("Looked after")}>
        <div className="grid gap-4">
          {mayWrite ? (
            <>
              <OwnerForm cause={cause} />
              <NoteForm key={cause.note} cause={cause} />
            </>
          ) : (
            <DefinitionList stacked>
              <Definition term={t("By")}>
                {cause.isPlatform ? t("Operators, for every clinic") : (cause.owner?.name ?? t("Nobody yet"))}
              </Definition>
              <Definition term={t("Note")}>
                {cause.note ? <PatientText>{cause.note}</PatientText> : t("None")}
              </Definition>
            </DefinitionList>
          )}
          {cause.stateAt && cause.state !== "open" && (
            <p className="text-sm text-ink-3">
              {t(STATE_WORDS[cause.state])} <Time value={cause.stateAt} />
              {cause.fixedIn && (
                <>
                  {" "}
                  {t("in")} <code className="font-mono text-xs">{cause.fixedIn}</code>
                </>
              )}
            </p>
          )}
        </div>
      </Card>
      {cause.releases.length > 0 && (
        <Card id="releases" title={t("In other releases")} flush>
          <ul>
            {cause.releases.map((one) => (
              <li key={one.id} className="border-b border-line last:border-0">
                <Link
                  href={`/jobs/causes/${one.id}`}
                  className="grid gap-0.5 px-4 py-2 text-sm hover:bg-hover"
                >
                  <span className="flex items-center gap-2">
                    <code className="font-mono text-xs text-ink">{one.releaseSha.slice(0, 12)}</code>
                    <span className="text-xs text-ink-3">{t(STATE_WORDS[one.state])}</span>
                    <span className="ml-auto tabular-nums">{one.count.toLocaleString(locale())}</span>
                  </span>
                  <span className="text-xs text-ink-3">
                    {t("last")} <Time value={one.lastAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
