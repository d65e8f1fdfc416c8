import { PatientText } from "@/components/patient-text"
import type { Quote } from "@/lib/leads/schema"

type Piece = { text: string; at: number; label?: string }

/** A patient's words with what the reasons point at set off; each mark says on hover what it stands for. */
export function MarkedText({ body, quotes }: { body: string; quotes: readonly Quote[] }) {
  return (
    <bdi data-patient className="[overflow-wrap:anywhere] whitespace-pre-line">
      {pieces(body, quotes).map(({ text, at, label }) =>
        label ? (
          <mark
            key={at}
            title={label}
            className="rounded-sm bg-amber-soft px-0.5 text-ink shadow-[inset_0_-1px_0_var(--amber-line)]"
          >
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </bdi>
  )
}

function pieces(body: string, quotes: readonly Quote[]): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const { start, end, label } of quotes) {
    if (start < from || end > body.length) continue
    if (start > from) found.push({ text: body.slice(from, start), at: from })
    found.push({ text: body.slice(start, end), at: start, label })
    from = end
  }
  if (from < body.length) found.push({ text: body.slice(from), at: from })
  return found
}

/** The words a reason quotes, where they stand alone. */
export const Quoted = ({ children }: { children: string }) => (
  <q className="text-ink-2">
    <PatientText>{children}</PatientText>
  </q>
)
