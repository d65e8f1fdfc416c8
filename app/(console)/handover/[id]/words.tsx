import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { HandoverDetail } from "@/lib/handover/schema"
import { t } from "@/lib/say"
import { NoteForm } from "./note-form"

/** What the person says of it, and under it the two names. */
export function Words({ note }: { note: HandoverDetail }) {
  if (note.may.edit)
    return (
      <NoteForm id={note.id} role={note.role} note={note.note ?? ""} isCorrection={note.corrects !== null} />
    )
  return (
    <Card title={t("In their words")} id="words">
      {note.note === null ? (
        <p className="text-sm text-ink-3">
          {t("Your role does not see what colleagues write about patients.")}
        </p>
      ) : note.note ? (
        <p className="text-base whitespace-pre-wrap text-ink">{note.note}</p>
      ) : (
        <p className="text-sm text-ink-3">{t("Nothing was added to what is listed below.")}</p>
      )}
      <dl className="mt-4 grid gap-x-8 gap-y-2 border-t border-line pt-3 text-sm sm:grid-cols-2">
        <div>
          <dt className="text-xs text-ink-3">{t("Signed by")}</dt>
          <dd className="text-ink">
            {note.by.name}
            {note.signedAt && (
              <span className="text-ink-3">
                {" · "}
                <Time value={note.signedAt} as="exact" />
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">{t("Received by")}</dt>
          <dd className="text-ink">
            {note.receivedBy ?? t("Nobody yet")}
            {note.receivedAt && (
              <span className="text-ink-3">
                {" · "}
                <Time value={note.receivedAt} as="exact" />
              </span>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  )
}
