import type { BulkChange, BulkPreview } from "@/lib/leads/bulk-schema"
import { t, tn } from "@/lib/say"

type Props = { preview: BulkPreview | null; looking: boolean; kind: BulkChange["kind"] }

/** What would happen to how many, in words. */
export function BulkPreviewWords({ preview, looking, kind }: Props) {
  const lines = preview ? linesOf(preview, kind) : []
  return (
    <div role="status" className="grid min-h-10 gap-1 rounded-md bg-sunken px-3 py-2 text-sm text-ink-2">
      {looking && !preview && <p className="text-ink-3">{t("Looking what would happen…")}</p>}
      {!looking && !preview && <p className="text-ink-3">{t("Choose to see what would happen.")}</p>}
      {lines.map((line, at) => (
        <p key={line} className={at === 0 ? "font-medium text-ink" : ""}>
          {line}
        </p>
      ))}
    </div>
  )
}

function linesOf(preview: BulkPreview, kind: BulkChange["kind"]): string[] {
  const { willChange, same, wrongState, outOfReach, isJob, isTooMany } = preview
  if (isTooMany) return [t("That is more than 50,000 leads. Narrow the list first.")]
  return [
    tn(willChange, "{n} lead will change.", "{n} leads will change."),
    ...(same > 0
      ? [
          kind === "assign"
            ? tn(same, "{n} is already theirs.", "{n} are already theirs.")
            : tn(same, "{n} has this status already.", "{n} have this status already."),
        ]
      : []),
    ...(wrongState > 0
      ? [
          kind === "assign"
            ? tn(wrongState, "{n} is closed and stays.", "{n} are closed and stay.")
            : tn(
                wrongState,
                "{n} does not go there from where it stands.",
                "{n} do not go there from where they stand.",
              ),
        ]
      : []),
    ...(outOfReach > 0
      ? [tn(outOfReach, "{n} is not yours to change.", "{n} are not yours to change.")]
      : []),
    ...(isJob ? [t("A job does it; you can go on working and leave this page.")] : []),
  ]
}
